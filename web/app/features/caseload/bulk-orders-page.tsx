import { BackLink } from '../../ui/back-link.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import type { BulkOrdersView } from './bulk-orders-view.ts'

/** Acts on many cases that tell families: one colleague asks, another lets them go. */
export function BulkOrdersPage({ view: { news, waiting, mine } }: { view: BulkOrdersView }) {
  return (
    <>
      <BackLink href="/staff/caseload">Caseload</BackLink>
      {news && <NotificationBanner type="success">{news}</NotificationBanner>}
      <h1 className="govuk-heading-l">Waiting for a second person</h1>
      {waiting.length === 0 ? (
        <p className="govuk-body">Nothing that a colleague asked for is waiting.</p>
      ) : (
        <table className="staff-table">
          <caption className="govuk-table__caption govuk-table__caption--m">Asked for by colleagues</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Who asked, and when</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map(({ id, href, what, asked }) => (
              <tr key={id} className="staff-row">
                <th scope="row">
                  <a className="govuk-link" href={href}>
                    {what}
                  </a>
                </th>
                <td data-label="Who asked, and when">{asked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mine.length > 0 && <Mine mine={mine} />}
    </>
  )
}

function Mine({ mine }: Pick<BulkOrdersView, 'mine'>) {
  return (
    <table className="staff-table">
      <caption className="govuk-table__caption govuk-table__caption--m">Asked for by you</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">When</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {mine.map(({ id, href, what, asked, state, reason }) => (
          <tr key={id} className="staff-row">
            <th scope="row">
              <a className="govuk-link" href={href}>
                {what}
              </a>
            </th>
            <td data-label="When">{asked}</td>
            <td data-label="What became of it" className="staff-break">
              {state}
              {reason && <span className="staff-quiet staff-history__by">“{reason}”</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
