import type { ComponentProps } from 'react'
import { FormGroup, type LabelledQuestion, splitQuestion } from './form-group.tsx'
import { cx, type Falsy, numbered } from './markup.ts'

interface SelectProps extends Omit<ComponentProps<'select'>, 'name'>, LabelledQuestion {
  /** Also the id, unless one is given. */
  name: string
  items: readonly ((Omit<ComponentProps<'option'>, 'children'> & { text: string }) | Falsy)[]
}

/** One of many known answers. Which is chosen: `defaultValue`. */
export function Select(props: SelectProps) {
  const { question, control } = splitQuestion(props)
  const { items, className, ...rest } = control
  const error = question.error && 'govuk-select--error'
  return (
    <FormGroup {...question}>
      {(describedBy) => (
        <select {...rest} className={cx('govuk-select', error, className)} aria-describedby={describedBy}>
          {numbered(items).map(({ item: { text, ...option }, place }) => (
            <option key={place} {...option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FormGroup>
  )
}
