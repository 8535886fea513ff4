import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

interface ErrorMessageProps extends ComponentProps<'p'> {
  /** Said before the message by a screen reader; empty for none. */
  prefix?: string
}

/** What is wrong with one answer, and how to put it right. */
export function ErrorMessage({ prefix = 'Error', className, children, ...rest }: ErrorMessageProps) {
  return (
    <p className={cx('govuk-error-message', className)} {...rest}>
      {prefix && (
        <>
          <span className="govuk-visually-hidden">{prefix}:</span>{' '}
        </>
      )}
      {children}
    </p>
  )
}
