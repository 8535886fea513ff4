import type { CaseForFamily, TimelineStep } from '@send-hub/shared'
import { stepWords } from './date-words.ts'

/** The name of the line, and what the law says of it. */
const subjects = {
  'twenty-weeks': {
    title: 'The 20 weeks',
    hint: 'The law gives us 20 weeks from the day we get a request to the final plan.',
  },
  review: {
    title: 'The check of the plan',
    hint: 'The law gives us 4 weeks from the meeting to decide, and 12 weeks to send a changed plan.',
  },
  changes: {
    title: 'The changes to the plan',
    hint: 'The law gives us 8 weeks from the day we send you the changes to the changed plan.',
  },
  'new-assessment': {
    title: 'The new assessment',
    hint: 'The law gives us 14 weeks from our yes to the plan.',
  },
} as const satisfies Record<CaseForFamily['timelineOf'], { title: string; hint: string }>

/**
 * The 20 weeks, or what the plan goes through now. One ordered list is both the drawing and what a screen reader hears: the line and its marks are styles
 * on it. On a narrow screen the line runs down the side.
 */
export function CaseTimeline({
  about,
  steps,
}: {
  about: CaseForFamily['timelineOf']
  steps: readonly TimelineStep[]
}) {
  const { title, hint } = subjects[about]
  if (steps.length === 0) return null
  return (
    <section className="app-case__section" aria-labelledby="timeline">
      <h2 className="govuk-heading-m" id="timeline">
        {title}
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
      <p className="govuk-hint app-no-print">{hint}</p>
    </section>
  )
}
