import { type CallToMake, type Day, formatDay, slotHoursWords } from '@send-hub/shared'
import { Tag } from '../../ui/tag.tsx'
import { staffCallBackHref } from './callback-links.ts'

/** A call that is to be made today: what the queue shows of it. */
export type CallToday = {
  href: string
  name: string
  reference: string
  when: string
  isDue: boolean
  isOver: boolean
}

/** The calls of today and those that were not made, in the order of their slots. */
export function callsToday(calls: readonly CallToMake[], today: Day): CallToday[] {
  return calls
    .filter(({ slotOn }) => slotOn <= today)
    .map(({ enquiryId, contactName, reference, slotOn, startsAtHour, isDue, isOver }) => ({
      ...{ href: staffCallBackHref(enquiryId), name: contactName, reference, isDue, isOver },
      when: `${slotOn === today ? 'Today' : formatDay(slotOn)}, ${slotHoursWords(startsAtHour)}`,
    }))
}

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
