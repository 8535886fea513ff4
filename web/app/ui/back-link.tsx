import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

/** The way back to the page before, above the main content. */
export function BackLink({ href = '#', className, children = 'Back', ...rest }: ComponentProps<'a'>) {
  return (
    <a href={href} className={cx('govuk-back-link', className)} {...rest}>
      {children}
    </a>
  )
}
