import {
  type Council,
  complaintWords,
  type Day,
  type EnquiryForFamily,
  formatDayLong,
  promiseOutcomeForFamily,
} from '@send-hub/shared'
import { HubContact } from '../../lib/plain-views.tsx'
import { Details } from '../../ui/details.tsx'
import { cx } from '../../ui/markup.ts'
import { Tag } from '../../ui/tag.tsx'
import { promiseWords } from './promise-words.ts'

interface Props {
  enquiry: EnquiryForFamily
  council: Council
  today: Day
}

/** What we promised, what became of it, and who has the question now. */
export function ConversationPromise({ enquiry, council, today }: Props) {
  const { status, isOverdue, complaint, mergedInto } = enquiry
  const isLate = status === 'waiting' && (isOverdue || enquiry.promised.missedBy !== null)
  const { headline, more } = promiseWords(enquiry)
  if (mergedInto) {
    return (
      <div className="app-promise">
        <p className="govuk-body">
          <strong>We have put this question together with another one of yours.</strong>
        </p>
        {mergedInto.replyBy && <PromiseThere replyBy={mergedInto.replyBy} today={today} />}
        <p className="govuk-body">
          <a className="govuk-link" href={`/enquiries/${mergedInto.id}`}>
            Go on in {mergedInto.reference}
          </a>
        </p>
      </div>
    )
  }
  return (
    <div className={cx('app-promise', isLate && 'app-promise--late')}>
      <p className="govuk-body">
        {isLate && <Tag colour="red">Late</Tag>}
        {status === 'paused' && <Tag colour="yellow">Your turn</Tag>}
        {status === 'answered' && <Tag colour="green">Answered</Tag>}
        {status === 'closed' && <Tag colour="grey">Closed</Tag>} <strong>{headline}</strong>
      </p>
      {more && <p className="govuk-body">{more}</p>}
      {complaintWords(complaint, today).map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {isLate && (
        <p className="govuk-body">
          <HubContact hub={council.hub} />
        </p>
      )}
      <PastPromises enquiry={enquiry} />
    </div>
  )
}

function PromiseThere({ replyBy, today }: { replyBy: Day; today: Day }) {
  const day = <strong>{formatDayLong(replyBy)}</strong>
  return replyBy < today ? (
    <p className="govuk-body">We said we would answer you there by {day}. We have not. We are sorry.</p>
  ) : (
    <p className="govuk-body">We will answer you there by {day}.</p>
  )
}

/** Every day that we named: a broken promise stays in the list. */
function PastPromises({ enquiry: { promised } }: Pick<Props, 'enquiry'>) {
  const { days, contactCount } = promised
  const isWorthTelling = days.length > 1 || days.some(({ outcome }) => outcome === 'missed')
  if (!isWorthTelling) return null
  return (
    <Details summary="What we promised you">
      <ol className="govuk-list app-promised">
        {days.map(({ dueOn, madeOn, outcome }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two promises may name one day
          <li key={place}>
            An answer by {formatDayLong(dueOn)}, promised on {formatDayLong(madeOn)}.{' '}
            <strong>{promiseOutcomeForFamily[outcome]}.</strong>
          </li>
        ))}
      </ol>
      {contactCount > 1 && <p className="govuk-body">You have come to us {contactCount} times about this.</p>}
    </Details>
  )
}
