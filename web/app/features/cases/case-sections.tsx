import { type CaseForFamily, formatDay, formatDayLong, lookedWords } from '@send-hub/shared'
import { PhoneLink } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'

type Part<Field extends keyof CaseForFamily> = Pick<CaseForFamily, Field>

/** Free help from people who do not work for us: on every stage, beside the decision it helps with. */
export function AdviceBox({ advice }: Part<'advice'>) {
  return (
    <section className="app-case__section app-advice" aria-labelledby="advice">
      <h2 className="govuk-heading-m" id="advice">
        Free, independent help
      </h2>
      <p className="govuk-body">
        <a className="govuk-link" href={advice.url}>
          {advice.name}
        </a>{' '}
        ({advice.about}) can explain this and help you to decide. It is free, private and not part of our
        decision. Phone <PhoneLink number={advice.phone} />.
      </p>
    </section>
  )
}

/** How many lines of the history are in sight before the rest folds away. */
const historyInSight = 6

/** What has happened, newest first. */
export function CaseHistory({ history }: Part<'history'>) {
  if (history.length === 0) return null
  const older = history.slice(historyInSight)
  return (
    <section className="app-case__section" aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        What has happened
      </h2>
      <HistoryList history={history.slice(0, historyInSight)} />
      {older.length > 0 && (
        <Details summary={`Show ${older.length} earlier`}>
          <HistoryList history={older} />
        </Details>
      )}
    </section>
  )
}

function HistoryList({ history }: Part<'history'>) {
  return (
    <ol className="govuk-list app-history">
      {history.map((event) => (
        <li key={event.id} className="app-history__event">
          <time className="app-history__day" dateTime={event.on}>
            {formatDay(event.on)}
          </time>{' '}
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
  )
}

interface SeenByProps extends Part<'seenBy' | 'isAboutReader' | 'helps'> {
  /** The page where helpers are let in and stopped. */
  peopleHref: string
  lookedHref: string | null
}

/** Names only of those whom this reader may know. */
export function SeenBy({ seenBy, isAboutReader, helps, peopleHref, lookedHref }: SeenByProps) {
  return (
    <section className="app-case__section" aria-labelledby="seen-by">
      <h2 className="govuk-heading-m" id="seen-by">
        Who can see this
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {seenBy.map((person) => (
          <li key={`${person.name} ${person.relationship}`}>
            {person.isYou ? 'You' : person.name}
            {person.relationship && ` (${person.relationship})`}
          </li>
        ))}
        <li>Our staff who work on this</li>
      </ul>
      {!helps && (
        <p className="govuk-body">
          Other adults who look after {isAboutReader ? 'you' : 'this child'} may see it too. To keep people
          safe, we do not name them here.
        </p>
      )}
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href={peopleHref}>
          {helps ? 'More about what you can see' : 'See more, or let someone help you'}
        </a>
      </p>
      {lookedHref && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={lookedHref}>
            {lookedWords.title}
          </a>
        </p>
      )}
    </section>
  )
}

type Enquiry = CaseForFamily['enquiries'][number]

/** This reader's own questions about the case. */
export function QuestionList({ enquiries }: Part<'enquiries'>) {
  if (enquiries.length === 0) return null
  return (
    <section className="app-case__section app-no-print" aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        Your questions
      </h2>
      <ul className="govuk-list app-questions">
        {enquiries.map((enquiry) => (
          <li key={enquiry.id} className="app-questions__item">
            <a className="govuk-link" href={`/enquiries/${enquiry.id}`}>
              {enquiry.topics.join(', ') || 'Your question'}
              <span className="govuk-visually-hidden">, {enquiry.reference}</span>
            </a>
            <br />
            <QuestionState enquiry={enquiry} />{' '}
            <span className="app-questions__when">Asked on {formatDay(enquiry.openedOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function QuestionState({ enquiry: { status, isOverdue, replyBy, missedBy } }: { enquiry: Enquiry }) {
  if (status === 'answered') return <Tag colour="green">Answered</Tag>
  if (status === 'closed') return <Tag colour="grey">Closed</Tag>
  if (isOverdue && replyBy) {
    return (
      <>
        <Tag colour="red">Late</Tag> We said we would answer by {formatDay(replyBy)}.
      </>
    )
  }
  if (status === 'paused') {
    return (
      <>
        <Tag colour="yellow">Your turn</Tag> We need something from you.
      </>
    )
  }
  if (missedBy && replyBy) {
    return (
      <>
        <Tag colour="red">Late</Tag> We said we would answer by {formatDay(missedBy)}, and missed it. We will
        answer by {formatDay(replyBy)}.
      </>
    )
  }
  return replyBy ? <>We will answer by {formatDay(replyBy)}.</> : <>We have not answered yet.</>
}

/** The way to ask, with the promise that comes with it. */
export function AskBox({ kase, href }: { kase: CaseForFamily; href: string | null }) {
  const { asking, contact } = kase
  return (
    <section className="app-case__section app-ask" aria-labelledby="ask">
      <h2 className="govuk-heading-m" id="ask">
        Ask us
      </h2>
      {asking && href && (
        <>
          <p className="govuk-body app-no-print">
            We answer within {asking.workingDays} working days: by {formatDayLong(asking.replyBy)}.
          </p>
          <Button href={href}>Ask us a question</Button>
        </>
      )}
      <p className="govuk-body">
        Phone us: <PhoneLink number={contact.phone} />, {contact.hours}.
      </p>
    </section>
  )
}
