import type { TimelineStep } from '@send-hub/shared'
import { stepWords } from './date-words.ts'

/**
 * The 20 weeks. One ordered list is both the drawing and what a screen reader hears: the line and its marks are styles
 * on it. On a narrow screen the line runs down the side.
 */
export function CaseTimeline({ steps }: { steps: readonly TimelineStep[] }) {
  if (steps.length === 0) return null
  return (
    <section className="app-case__section" aria-labelledby="timeline">
      <h2 className="govuk-heading-m" id="timeline">
        The 20 weeks
      </h2>
      <ol className="app-timeline">
        {steps.map((step) => (
          <li
            key={step.key}
            className={`app-timeline__step app-timeline__step--${step.state}`}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <strong className="app-timeline__label">{step.label}</strong>
            <span className="app-timeline__when">{stepWords(step)}</span>
          </li>
        ))}
      </ol>
      <p className="govuk-hint app-no-print">
        The law gives us 20 weeks from the day we get a request to the final plan.
      </p>
    </section>
  )
}
