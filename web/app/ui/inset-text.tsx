import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

/** Set apart from the text around it, not a warning. */
export function InsetText({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cx('govuk-inset-text', className)} {...rest} />
}
