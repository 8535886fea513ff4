import {
  type InboundMailRow,
  type MailFlood,
  mostMailsPerHour,
  mostSurelyMeantPerHour,
} from '@send-hub/shared'
import type { ListPages } from '../../lib/list-pages.ts'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { momentWords } from '../../lib/staff-moments.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { floodHref, floodSeenHref, mailHref } from './mail-links.ts'
import { MailRows } from './mail-rows.tsx'

const nobody = 'nobody that can be told'
const emails = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'email' : 'emails'}`

/** Emails held back because too many came from one address: one line for each address. */
export function Floods({ floods, today }: { floods: readonly MailFlood[]; today: string }) {
  return (
    <section aria-labelledby="floods">
      <h2 className="govuk-heading-m" id="floods">
        Emails held back
      </h2>
      <p className="govuk-body">
        {mostMailsPerHour} emails from one address in an hour become enquiries. Those after that wait here:
        nobody was thanked for them, and nothing is promised yet.
      </p>
      <table className="staff-table">
        <caption className="govuk-visually-hidden">Emails held back, by sender, newest first</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Held back</th>
            <th scope="col">Came</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {floods.map((flood) => (
            <FloodRow key={flood.id} flood={flood} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FloodRow({ flood, today }: { flood: MailFlood; today: string }) {
  const { id, sender, count, firstAt, lastAt } = flood
  const [first, last] = [momentWords(firstAt, today), momentWords(lastAt, today)]
  return (
    <tr className="staff-row">
      <th scope="row" className="app-wrap">
        {sender ?? nobody}
      </th>
      <td data-label="Held back">
        {emails(count)}
        <HarmAndProof flood={flood} />
      </td>
      <td data-label="Came">{first === last ? first : `${first} to ${last}`}</td>
      <td data-label="What to do">
        <a className="govuk-link" href={floodHref(id)}>
          Look through them<span className="govuk-visually-hidden"> from {sender ?? nobody}</span>
        </a>
      </td>
    </tr>
  )
}

function HarmAndProof({ flood: { mayBeHarm, isSenderProven } }: { flood: MailFlood }) {
  return (
    <>
      {mayBeHarm > 0 && (
        <>
          <br />
          <strong>{mayBeHarm.toLocaleString('en-GB')} may speak of harm: read now</strong>
        </>
      )}
      {!isSenderProven && (
        <>
          <br />
          <span className="staff-quiet">Only the address says who sent them</span>
        </>
      )}
    </>
  )
}

interface FloodProps {
  /** Null: nothing of it waits any more. */
  flood: MailFlood | null
  floodId: string
  items: readonly InboundMailRow[]
  pages: ListPages
  show: 'open' | 'all'
  today: string
  /** In words. */
  done: string | null
}

/** What was held back of one sender, one by one, and all of it in one act. */
export function FloodView({ flood, floodId, items, pages, show, today, done }: FloodProps) {
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <BackLink href={mailHref}>Emails to sort</BackLink>
      <h1 className="govuk-heading-l">Emails held back</h1>
      {flood && <WhyAndAll flood={flood} />}
      <ListLinks
        label="Which emails"
        links={[
          { text: 'To look at', href: floodHref(floodId), isCurrent: show === 'open' },
          { text: 'All', href: `${floodHref(floodId)}&show=all`, isCurrent: show === 'all' },
        ]}
      />
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">Nothing here. Somebody has dealt with all of them.</p>
      ) : (
        <MailRows {...{ items, today, floodId }} caption="Emails held back, newest first" />
      )}
      <RangeAndPages what="emails" {...pages} />
    </>
  )
}

function WhyAndAll({ flood }: { flood: MailFlood }) {
  const { id, sender, count, mayBeHarm, isSenderProven, heldUntil } = flood
  const others = count - mayBeHarm
  return (
    <>
      <p className="govuk-body app-wrap">
        More than {mostMailsPerHour} emails came from <strong>{sender ?? nobody}</strong> in an hour. These{' '}
        {emails(count)} came after that, so they became no enquiries, and nobody was thanked for them.
        {!isSenderProven && ' Only the address says who sent them.'}
      </p>
      {mayBeHarm > 0 && (
        <p className="govuk-body">
          <strong>{emails(mayBeHarm)} may speak of harm.</strong> More than {mostSurelyMeantPerHour} had come
          by then. Read each now; they stay on the list until you have decided on each.
        </p>
      )}
      {others > 0 && (
        <form method="post" action={floodSeenHref(id)}>
          <input type="hidden" name="until" value={heldUntil} />
          <Button variant="secondary" preventDoubleClick>
            Nothing to do with {others === 1 ? 'this email' : `these ${emails(others)}`}
            {mayBeHarm > 0 && ' that speak of no harm'}
          </Button>
        </form>
      )}
    </>
  )
}
