import type { ComponentProps } from 'react'
import { FieldsetGroup, type LegendQuestion } from './form-group.tsx'
import { Input } from './input.tsx'
import { cx, numbered } from './markup.ts'

/** One box of the date. Other attributes go to its `input`. */
interface DatePart extends Omit<ComponentProps<'input'>, 'name' | 'width'> {
  name: string
  /** The name with a capital letter, unless given. */
  label?: string
  /** Whether this box is at fault; when none says so, an error marks all but those that say no. */
  hasError?: boolean | undefined
  /** Room for so many digits: 4 for a year, else 2. */
  digits?: 2 | 4
}

interface DateInputProps extends Omit<ComponentProps<'div'>, 'id' | 'children'>, LegendQuestion {
  id: string
  /** `due` makes the boxes `due-day`, `due-month` and `due-year`. */
  namePrefix?: string
  /** What was typed, by the name of the box without the prefix. */
  values?: Readonly<Record<string, string | number | undefined>>
  items?: readonly DatePart[]
}

const dayMonthYear: readonly DatePart[] = [{ name: 'day' }, { name: 'month' }, { name: 'year' }]

/** A date that is known by heart or on paper, in three boxes. */
export function DateInput(props: DateInputProps) {
  const { id, namePrefix, values = {}, items = dayMonthYear, className, ...others } = props
  const { legend, legendSize, isPageHeading, fieldsetProps, hint, error, groupProps, ...rest } = others
  const allAtFault = Boolean(error) && !items.some((item) => item.hasError)
  // With the role 'group' JAWS reads the hint and the error of a fieldset of text boxes.
  const fieldset = legend || fieldsetProps ? { role: 'group', ...fieldsetProps } : undefined
  return (
    <FieldsetGroup
      {...{ id, legend, legendSize, isPageHeading, hint, error, groupProps }}
      fieldsetProps={fieldset}
    >
      {() => (
        <div className={cx('govuk-date-input', className)} id={id} {...rest}>
          {numbered(items).map(({ item: { hasError, ...part }, place }) => (
            <div key={place} className="govuk-date-input__item">
              <DateBox
                id={`${id}-${part.name}`}
                defaultValue={values[part.name]}
                {...part}
                hasError={hasError ?? allAtFault}
                name={namePrefix ? `${namePrefix}-${part.name}` : part.name}
                label={part.label ?? part.name.charAt(0).toUpperCase() + part.name.slice(1)}
                digits={part.digits ?? (part.name === 'year' ? 4 : 2)}
              />
            </div>
          ))}
        </div>
      )}
    </FieldsetGroup>
  )
}

function DateBox({ label, hasError, digits, className, ...input }: DatePart) {
  const error = hasError && 'govuk-input--error'
  return (
    <Input
      inputMode="numeric"
      {...input}
      label={label}
      labelProps={{ className: 'govuk-date-input__label' }}
      className={cx('govuk-date-input__input', error, `govuk-input--width-${digits}`, className)}
    />
  )
}
