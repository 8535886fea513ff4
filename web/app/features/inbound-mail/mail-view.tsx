import type { InboundMailRow, MailFlood, StoppedAddress } from '@send-hub/shared'
import type { ListPages } from '../../lib/list-pages.ts'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { momentWords } from '../../lib/staff-moments.ts'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Floods } from './mail-floods.tsx'
import { addressCheckedHref, mailHref } from './mail-links.ts'
import { MailRows } from './mail-rows.tsx'

export type MailDone = keyof typeof mailDoneWords

interface MailProps {
  items: readonly InboundMailRow[]
  stopped: readonly StoppedAddress[]
  floods: readonly MailFlood[]
  pages: ListPages
  show: 'open' | 'all'
  today: string
  done: MailDone | null
}

export const mailDoneWords = {
  seen: 'It is off the list. You find it under “All”.',
  flood: 'They are off the list. You find them under “All”.',
  checked: 'Emails go to that address again.',
} as const

/** Emails that the rules put apart: nobody is owed an answer to them until somebody says so. */
export function MailView({ items, stopped, floods, pages, show, today, done }: MailProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{mailDoneWords[done]}</NotificationBanner>}
      <h1 className="govuk-heading-l">Emails to sort</h1>
      {stopped.length > 0 && <Stopped people={stopped} today={today} />}
      {floods.length > 0 && <Floods floods={floods} today={today} />}
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
        <MailRows items={items} today={today} caption="Emails that became no enquiry, newest first" />
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
