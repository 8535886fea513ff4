import type { ComponentProps } from 'react'
import { cx, type Size } from './markup.ts'

interface LabelProps extends ComponentProps<'label'> {
  size?: Size | undefined
  /** When the page asks only this: its label is the page's heading. */
  isPageHeading?: boolean | undefined
}

/** The question, bound to its control by `htmlFor`. */
export function Label({ size, isPageHeading, className, children, ...rest }: LabelProps) {
  if (!children) return null
  const label = (
    // biome-ignore lint/a11y/noLabelWithoutControl: `htmlFor` comes with the other properties
    <label className={cx('govuk-label', size && `govuk-label--${size}`, className)} {...rest}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label
}
