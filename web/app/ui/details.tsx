import type { ComponentProps, ReactNode } from 'react'
import { cx } from './markup.ts'

interface DetailsProps extends ComponentProps<'details'> {
  summary: ReactNode
}

/** Something only some readers need, folded away. Works without a script. */
export function Details({ summary, className, children, ...rest }: DetailsProps) {
  return (
    <details className={cx('govuk-details', className)} {...rest}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}
