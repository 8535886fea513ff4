import type { ComponentProps } from 'react'
import { cx } from './markup.ts'

interface WarningTextProps extends ComponentProps<'div'> {
  /** What a screen reader hears in place of the exclamation mark. */
  iconText?: string
}

/** Something that matters in law or cannot be undone. */
export function WarningText({ iconText = 'Warning', className, children, ...rest }: WarningTextProps) {
  return (
    <div className={cx('govuk-warning-text', className)} {...rest}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconText}</span> {children}
      </strong>
    </div>
  )
}
