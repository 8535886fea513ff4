import { type InboundMailRow, mailOutcomeWords, type StoppedAddress } from '@send-hub/shared'
import type { ListPages } from '../../lib/list-pages.ts'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { momentWords } from '../../lib/staff-moments.ts'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { addressCheckedHref, mailEnquiryHref, mailHref, mailSeenHref, rawMailHref } from './mail-links.ts'

export type MailDone = 'seen' | 'checked'

interface MailProps {
  items: readonly InboundMailRow[]
  stopped: readonly StoppedAddress[]
  pages: ListPages
  show: 'open' | 'all'
  today: string
  done: MailDone | null
}

const doneWords = {
  seen: 'It is off the list. You find it under “All”.',
  checked: 'Emails go to that address again.',
} as const

/** Emails that the rules put apart: nobody is owed an answer to them until somebody says so. */
export function MailView({ items, stopped, pages, show, today, done }: MailProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>}
      <h1 className="govuk-heading-l">Emails to sort</h1>
      {stopped.length > 0 && <Stopped people={stopped} today={today} />}
      <h2 className="govuk-heading-m">Emails that became no enquiry</h2>
      <ListLinks
        label="Which emails"
        links={[
          { text: 'To look at', href: mailHref, isCurrent: show === 'open' },
          { text: 'All', href: `${mailHref}?show=all`, isCurrent: show === 'all' },
        ]}
      />
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">
          Nothing here. Automatic answers, returned emails and emails that the hub can’t read come here.
        </p>
      ) : (
        <Mails items={items} today={today} />
      )}
      <RangeAndPages what="emails" {...pages} />
    </>
  )
}

function Stopped({ people, today }: { people: readonly StoppedAddress[]; today: string }) {
  return (
    <section aria-labelledby="stopped">
      <h2 className="govuk-heading-m" id="stopped">
        People whose emails came back
      </h2>
      <p className="govuk-body">
        They get sign-in codes and nothing else. Check the address with them, by phone or letter, then let
        emails go again.
      </p>
      <table className="staff-table">
        <caption className="govuk-visually-hidden">People whose emails came back, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Since</th>
            <th scope="col">Case</th>
            <th scope="col">
              <span className="govuk-visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ familyMemberId, name, stoppedAt, cases }) => (
            <tr key={familyMemberId} className="staff-row">
              <th scope="row">{name}</th>
              <td data-label="Since" className="staff-nowrap">
                {momentWords(stoppedAt, today)}
              </td>
              <td data-label="Case">
                {cases.length === 0
                  ? 'None'
                  : cases.map(({ id, reference }) => (
                      <a key={id} className="govuk-link staff-reference" href={`/staff/cases/${id}`}>
                        {reference}
                      </a>
                    ))}
              </td>
              <td data-label="What to do">
                <form method="post" action={addressCheckedHref(familyMemberId)}>
                  <Button variant="secondary" className="govuk-!-margin-bottom-0">
                    Checked: send again<span className="govuk-visually-hidden"> to {name}</span>
                  </Button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Mails({ items, today }: { items: readonly InboundMailRow[]; today: string }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">Emails that became no enquiry, newest first</caption>
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
          <MailRow key={item.id} item={item} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function MailRow({ item, today }: { item: InboundMailRow; today: string }) {
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
      <td data-label="What to do">
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
  return outcome in mailOutcomeWords ? mailOutcomeWords[outcome as keyof typeof mailOutcomeWords] : outcome
}
