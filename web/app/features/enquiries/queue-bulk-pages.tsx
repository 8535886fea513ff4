import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import type { BulkEnquiriesView } from './queue-bulk-view.ts'

/** The stop before several enquiries: what is done with each, and what the rules leave out. */
export function QueueBulkCheckPage({ view }: { view: BulkEnquiriesView }) {
  const { title, words, backHref, ready, leftOut, notThere, hidden, button } = view
  return (
    <>
      <BackLink href={backHref}>The queue, without changing anything</BackLink>
      <h1 className="govuk-heading-l">{title}</h1>
      {ready.length > 0 && <List title={words} items={ready} />}
      {leftOut.length > 0 && <List title="Left out, and why" items={leftOut} />}
      {notThere && <p className="govuk-body">{notThere}</p>}
      {ready.length === 0 && <InsetText>Nothing can be done with those you chose.</InsetText>}
      <form method="post" action="/staff/enquiries/several/done" noValidate>
        {hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="govuk-button-group">
          {button && <Button preventDoubleClick>{button}</Button>}
          <a className="govuk-link" href={backHref}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
}

/** One by one: what was done, and what was not and why. */
export function QueueBulkDonePage({ view }: { view: BulkEnquiriesView }) {
  const { title, words, backHref, ready, leftOut, notThere } = view
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      {leftOut.length > 0 && <List title="Not done. Nothing was changed on these" items={leftOut} />}
      {ready.length > 0 && <List title={`Done: ${words}`} items={ready} />}
      {notThere && <p className="govuk-body">{notThere}</p>}
      <Button href={backHref}>Back to the queue</Button>
    </>
  )
}

function List({ title, items }: { title: string; items: BulkEnquiriesView['ready'] }) {
  const hasWhy = items.some(({ why }) => why)
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <table className="staff-table">
        <caption className="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {hasWhy && <th scope="col">Why</th>}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, href, contactName, reference, why }) => (
            <tr key={id} className="staff-row">
              <th scope="row">
                <a className="govuk-link" href={href}>
                  {contactName}
                </a>{' '}
                <span className="staff-reference">{reference}</span>
              </th>
              {hasWhy && <td data-label="Why">{why}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
