import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

/** The first link of a page: past the header, straight to the content. */
export function SkipLink({ href = '#content', className, children, ...rest }: ComponentProps<'a'>) {
  return (
    <a href={href} className={cx('govuk-skip-link', className)} data-module="govuk-skip-link" {...rest}>
      {children}
    </a>
  )
}
