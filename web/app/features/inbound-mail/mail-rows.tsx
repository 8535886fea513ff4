import { type InboundMailRow, mailOutcomeWords } from '@send-hub/shared'
import { momentWords } from '../../lib/staff-moments.ts'
import { Button } from '../../ui/button.tsx'
import { mailEnquiryHref, mailSeenHref, rawMailHref } from './mail-links.ts'

interface MailRowsProps {
  items: readonly InboundMailRow[]
  today: string
  caption: string
  /** The flood whose page they stand on: there one comes back to it. */
  floodId?: string
}

/** Emails that became no enquiry, each with what can be done with it. */
export function MailRows({ items, today, caption, floodId }: MailRowsProps) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Email</th>
          <th scope="col">What the hub took it for</th>
          <th scope="col">Came</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <MailRow key={item.id} {...{ item, today, floodId }} />
        ))}
      </tbody>
    </table>
  )
}

type MailRowProps = Pick<MailRowsProps, 'today' | 'floodId'> & { item: InboundMailRow }

function MailRow({ item, today, floodId }: MailRowProps) {
  const { id, sender, subject, outcome, receivedAt, isSeen } = item
  const about = <span className="govuk-visually-hidden"> “{subject || 'without a subject'}”</span>
  return (
    <tr className="staff-row">
      <th scope="row" className="app-wrap">
        {subject || 'No subject'}
        <br />
        <span className="staff-quiet">from {sender ?? 'nobody that can be told'}</span>
      </th>
      <td data-label="What the hub took it for">{wordsOf(outcome)}</td>
      <td data-label="Came" className="staff-nowrap">
        {momentWords(receivedAt, today)}
      </td>
      <td data-label="What to do" className="staff-mail-acts">
        <a className="govuk-link" href={mailEnquiryHref(id) + (outcome === null ? '?unreadable=yes' : '')}>
          Make an enquiry{about}
        </a>
        <br />
        <a className="govuk-link" href={rawMailHref(id)} download>
          Save the email as it came{about}
        </a>
        {isSeen ? (
          <p className="govuk-body-s govuk-!-margin-bottom-0">Dealt with</p>
        ) : (
          <form method="post" action={mailSeenHref(id)}>
            {floodId && <input type="hidden" name="flood" value={floodId} />}
            <Button variant="secondary" className="govuk-!-margin-bottom-0">
              Nothing to do{about}
            </Button>
          </form>
        )}
      </td>
    </tr>
  )
}

function wordsOf(outcome: string | null) {
  if (outcome === null) return <strong>The hub can’t read it</strong>
  if (outcome === 'flood-harm') return <strong>{mailOutcomeWords[outcome]}</strong>
  return outcome in mailOutcomeWords ? mailOutcomeWords[outcome as keyof typeof mailOutcomeWords] : outcome
}
