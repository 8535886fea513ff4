import type { ComponentProps, ReactNode } from 'react'
import { FormGroup, type LabelledQuestion, splitQuestion } from './form-group.tsx'
import { cx } from './markup.ts'

type Part = ComponentProps<'div'>

export interface InputProps extends Omit<ComponentProps<'input'>, 'prefix' | 'name'>, LabelledQuestion {
  /** Also the id, unless one is given. */
  name: string
  /** Shown inside the frame, before or after what is typed (a unit, a pound sign); not read aloud. */
  prefix?: ReactNode
  suffix?: ReactNode
  prefixProps?: Part
  suffixProps?: Part
  wrapperProps?: Part
}

/** A question answered in one line. */
export function Input(props: InputProps) {
  const { question, control } = splitQuestion(props)
  const {
    prefix,
    suffix,
    prefixProps,
    suffixProps,
    wrapperProps,
    type = 'text',
    className,
    ...rest
  } = control
  const error = question.error && 'govuk-input--error'
  return (
    <FormGroup {...question}>
      {(describedBy) => {
        const names = cx('govuk-input', error, className)
        const input = <input type={type} {...rest} className={names} aria-describedby={describedBy} />
        if (!prefix && !suffix) return input
        return (
          <div {...wrapperProps} className={cx('govuk-input__wrapper', wrapperProps?.className)}>
            <Affix name="prefix" {...prefixProps}>
              {prefix}
            </Affix>
            {input}
            <Affix name="suffix" {...suffixProps}>
              {suffix}
            </Affix>
          </div>
        )
      }}
    </FormGroup>
  )
}

function Affix({ name, className, children, ...rest }: Part & { name: 'prefix' | 'suffix' }) {
  if (!children) return null
  return (
    <div className={cx(`govuk-input__${name}`, className)} aria-hidden="true" {...rest}>
      {children}
    </div>
  )
}
