import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import type { RightsRow, StaffRightsView } from './staff-rights-view.ts'

/** Young people whose rights pass, or have passed: whom to ask, and whom to invite. */
export function StaffRightsPage({ view }: { view: StaffRightsView }) {
  return (
    <>
      <h1 className="govuk-heading-l">Young people to ask</h1>
      <p className="govuk-body">
        When compulsory school age ends, a parent’s rights become the young person’s. What parents see here is
        then the young person’s to say. Both sides are warned three months and one month before.
      </p>
      <div className="staff-bar">
        <ListLinks label="Show" links={view.links} />
      </div>
      {view.rows.length > 0 ? (
        <>
          <p className="govuk-body">{view.about}</p>
          <table className="staff-table">
            <caption className="govuk-visually-hidden">Young people to ask, soonest first</caption>
            <thead>
              <tr>
                <th scope="col">Young person</th>
                <th scope="col">Rights pass</th>
                <th scope="col">Account</th>
                <th scope="col">Parents and carers</th>
                <th scope="col">Enter</th>
              </tr>
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="govuk-body staff-empty">Nobody here now.</p>
      )}
      <RangeAndPages {...view} what="young people" />
    </>
  )
}

function Row({ row }: { row: RightsRow }) {
  return (
    <tr className="staff-row">
      <th scope="row">
        <a className="govuk-link" href={row.caseHref}>
          {row.childName}
        </a>{' '}
        <span className="staff-reference">{row.reference}</span>
      </th>
      <td data-label="Rights pass">{row.when}</td>
      <td data-label="Account">{row.account}</td>
      <td data-label="Parents and carers">
        {row.parents.length === 0
          ? 'Nobody has access'
          : row.parents.map((parent) => <div key={parent}>{parent}</div>)}
      </td>
      <td data-label="Enter">
        {row.parents.length > 0 && (
          <a className="govuk-link" href={row.askHref}>
            Enter the answer<span className="govuk-visually-hidden"> of {row.childName}</span>
          </a>
        )}
      </td>
    </tr>
  )
}
