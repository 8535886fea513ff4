import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

/** Help under a question; controls point at it with `aria-describedby`. */
export function Hint({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cx('govuk-hint', className)} {...rest} />
}
