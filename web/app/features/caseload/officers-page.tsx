import type { OfficersView } from './boards-view.ts'
import { CaseloadTop } from './caseload-top.tsx'
import { NumberLink } from './review-months-page.tsx'

const columns = [
  ['cases', 'Cases'],
  ['late', 'Late'],
  ['thisWeek', 'Due this week'],
  ['aboutToBeLate', 'About to be late'],
] as const

/** Where the work lies: for whoever shares it out. */
export function OfficersPage({ view }: { view: OfficersView }) {
  return (
    <>
      <CaseloadTop title={view.title} scope={view.scope} />
      {view.rows.length === 0 && <p className="govuk-body staff-empty">No live case here.</p>}
      {view.rows.length > 0 && (
        <table className="staff-table staff-months">
          <caption className="govuk-visually-hidden">{view.title}</caption>
          <thead>
            <tr>
              <th scope="col">Officer</th>
              <th scope="col">Team</th>
              {columns.map(([key, label]) => (
                <th key={key} scope="col" className="staff-number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.key} className="staff-row">
                <th scope="row">{row.name}</th>
                <td data-label="Team">{row.team}</td>
                {columns.map(([key, label]) => (
                  <td key={key} data-label={label} className="staff-number">
                    {key === 'late' && row.late.value > 0 && (
                      <span className="staff-mark" aria-hidden="true">
                        !
                      </span>
                    )}
                    <NumberLink number={row[key]} about={`${label.toLowerCase()}, ${row.name}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
