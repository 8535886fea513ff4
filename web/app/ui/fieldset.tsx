import type { ComponentProps, ReactNode } from 'react'
import { cx, type Size } from './markup.ts'

export interface FieldsetProps extends ComponentProps<'fieldset'> {
  legend?: ReactNode
  legendSize?: Size | undefined
  legendClassName?: string | undefined
  /** When the page asks only this: its legend is the page's heading. */
  isPageHeading?: boolean | undefined
}

/** Controls that answer one question together. */
export function Fieldset(props: FieldsetProps) {
  const { legend, legendSize, legendClassName, isPageHeading, className, children, ...rest } = props
  const size = legendSize && `govuk-fieldset__legend--${legendSize}`
  return (
    <fieldset className={cx('govuk-fieldset', className)} {...rest}>
      {legend && (
        <legend className={cx('govuk-fieldset__legend', size, legendClassName)}>
          {isPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  )
}
