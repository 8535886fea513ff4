import type { ComponentProps, ReactNode } from 'react'
import { FormGroup, type LabelledQuestion, splitQuestion } from './form-group.tsx'
import { cx } from './markup.ts'

export interface TextareaProps extends Omit<ComponentProps<'textarea'>, 'name'>, LabelledQuestion {
  /** Also the id, unless one is given. */
  name: string
  afterInput?: ReactNode
}

/** A question answered in their own words. */
export function Textarea(props: TextareaProps) {
  const { question, control } = splitQuestion(props)
  const { afterInput, rows = 5, className, ...rest } = control
  const error = question.error && 'govuk-textarea--error'
  return (
    <FormGroup {...question}>
      {(describedBy) => (
        <>
          <textarea
            rows={rows}
            {...rest}
            className={cx('govuk-textarea', error, className)}
            aria-describedby={describedBy}
          />
          {afterInput}
        </>
      )}
    </FormGroup>
  )
}
