import { Tag } from '../../ui/tag.tsx'
import type { CallToday } from './queue-calls-view.ts'

/** Above one's own list: somebody waits beside a phone. */
export function CallsToday({ calls }: { calls: readonly CallToday[] }) {
  if (calls.length === 0) return null
  return (
    <section className="staff-calls" aria-labelledby="calls-title">
      <h2 className="govuk-heading-s" id="calls-title">
        Calls to make today
      </h2>
      <ul className="govuk-list">
        {calls.map(({ href, name, reference, when, isDue, isOver }) => (
          <li key={href}>
            {isOver ? <Tag colour="red">Overdue</Tag> : isDue ? <Tag colour="orange">Now</Tag> : null}{' '}
            <a className="govuk-link" href={href}>
              {name}
            </a>{' '}
            <span className="staff-reference">{reference}</span> {when}
          </li>
        ))}
      </ul>
    </section>
  )
}
