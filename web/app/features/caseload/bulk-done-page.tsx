import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import type { BulkDoneView } from './bulk-view.ts'

/** One by one: what was done, and what was not and why. */
export function BulkDonePage({ view }: { view: BulkDoneView }) {
  const { title, backHref, items } = view
  const isAllDone = items.every(({ isDone }) => isDone)
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      {!isAllDone && (
        <NotificationBanner titleId="not-all">
          Not every case was written. The list says why; nothing was changed on those.
        </NotificationBanner>
      )}
      <BulkResultTable items={items} />
      <Button href={backHref}>Back to the caseload</Button>
    </>
  )
}

export function BulkResultTable({ items }: Pick<BulkDoneView, 'items'>) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">What became of each case</caption>
      <thead>
        <tr>
          <th scope="col">Child</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, href, reference, childName, words, isDone }) => (
          <tr key={id} className={isDone ? 'staff-row' : 'staff-row staff-row--over'}>
            <th scope="row">
              <a className="govuk-link" href={href}>
                {childName || 'A case that is not there'}
              </a>{' '}
              <span className="staff-reference">{reference}</span>
            </th>
            <td data-label="What became of it">
              {!isDone && (
                <>
                  <span className="staff-mark" aria-hidden="true">
                    !
                  </span>
                  <strong>Not done.</strong>{' '}
                </>
              )}
              {words}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
