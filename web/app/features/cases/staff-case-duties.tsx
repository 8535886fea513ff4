import type { CaseView } from './staff-case-view.ts'
import type { DutyRowView } from './staff-duty-view.ts'

/** What somebody owes by law, with the law's day, the last working day before it, and what became of it. */
export function Duties({ duties }: { duties: readonly DutyRowView[] }) {
  if (duties.length === 0) return <p className="govuk-body">No duties are reckoned for this case.</p>
  return (
    <table className="staff-table">
      <caption className="govuk-table__caption govuk-table__caption--m">Duties</caption>
      <thead>
        <tr>
          <th scope="col">Duty</th>
          <th scope="col">By law</th>
          <th scope="col">Act by</th>
          <th scope="col">Met on</th>
          <th scope="col">State</th>
          <th scope="col">Exception</th>
          <th scope="col">New date</th>
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr key={duty.key} className={duty.isLate ? 'staff-row staff-row--over' : 'staff-row'}>
            <th scope="row">{duty.label}</th>
            <td data-label="By law" className="staff-nowrap">
              {duty.legalDate}
            </td>
            <td data-label="Act by" className="staff-nowrap">
              {duty.actBy}
            </td>
            <td data-label="Met on" className="staff-nowrap">
              {duty.metOn ?? '–'}
            </td>
            <td data-label="State" className="staff-nowrap">
              {duty.isLate ? (
                <>
                  <span className="staff-mark" aria-hidden="true">
                    !
                  </span>
                  <strong>{duty.state}</strong>
                </>
              ) : (
                duty.state
              )}
            </td>
            <td data-label="Exception">{duty.exception ?? '–'}</td>
            <td data-label="New date" className="staff-nowrap">
              {duty.promised ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every date the family was given for a late step, and what became of it. */
export function Promises({ promises }: { promises: CaseView['promises'] }) {
  if (promises.length === 0) return null
  return (
    <table className="staff-table">
      <caption className="govuk-table__caption govuk-table__caption--m">Dates we promised the family</caption>
      <thead>
        <tr>
          <th scope="col">Promised for</th>
          <th scope="col">Step</th>
          <th scope="col">Reason</th>
          <th scope="col">Who answers for it</th>
          <th scope="col">Told on</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        {promises.map((promise) => (
          <tr key={promise.id} className="staff-row">
            <th scope="row" className="staff-nowrap">
              {promise.dueOn}
            </th>
            <td data-label="Step">{promise.duty}</td>
            <td data-label="Reason">{promise.reason}</td>
            <td data-label="Who answers for it">{promise.owner}</td>
            <td data-label="Told on" className="staff-nowrap">
              {promise.madeOn}
            </td>
            <td data-label="What became of it">{promise.outcome}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
