import type { ReactNode } from 'react'

/**
 * What would push a list far down on a narrow screen: folded there, plain on a wide one (`_staff.scss`). A browser that
 * can't open it there without a press shows it folded everywhere.
 */
export function NarrowFold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="staff-fold">
      <summary className="govuk-details__summary staff-fold__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      {children}
    </details>
  )
}
