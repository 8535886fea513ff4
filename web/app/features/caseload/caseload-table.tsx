import { memo } from 'react'
import type { CaseloadRowView } from './caseload-view.ts'

type CaseloadTableProps = {
  title: string
  rows: readonly CaseloadRowView[]
  byLabel: string
  hasOfficer: boolean
  /** Cases that were chosen before the form came back. */
  chosen: ReadonlySet<string>
}

/** One line for each thing to do. On a phone each line becomes a card with the same words. */
export function CaseloadTable({ title, rows, byLabel, hasOfficer, chosen }: CaseloadTableProps) {
  return (
    <table className="staff-table staff-caseload" id="list">
      <caption className="govuk-visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{byLabel}</th>
          <th scope="col">Child</th>
          <th scope="col">What is to be done</th>
          <th scope="col">Waits for</th>
          <th scope="col">Stage</th>
          {hasOfficer && <th scope="col">Officer</th>}
          <th scope="col">
            <span className="govuk-visually-hidden">Choose</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            byLabel={byLabel}
            hasOfficer={hasOfficer}
            isChosen={chosen.has(row.caseId)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { row: CaseloadRowView; byLabel: string; hasOfficer: boolean; isChosen: boolean }

/** Plain elements only: fifty of these are drawn for every look at the list. */
const Row = memo(function Row({ row, byLabel, hasOfficer, isChosen }: RowProps) {
  return (
    <tr className={`staff-row staff-row--${row.urgency}`}>
      <td data-label={byLabel} className="staff-nowrap">
        {row.urgency === 'over' && (
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
        )}
        {row.by ? <strong>{row.by}</strong> : '–'}
        {row.about && <span className="staff-quiet staff-caseload__about"> {row.about}</span>}
      </td>
      <th scope="row">
        <a className="govuk-link staff-row__link" href={row.href}>
          {row.childName}
        </a>{' '}
        <span className="staff-reference">{row.reference}</span>
      </th>
      <td data-label="To do">
        {row.duty}
        {row.more && <span className="staff-quiet"> {row.more}</span>}
        {row.promised && <span className="staff-quiet"> ({row.promised})</span>}
      </td>
      <td data-label="Waits for">{row.waitingFor}</td>
      <td data-label="Stage">{row.stage}</td>
      {hasOfficer && (
        <td data-label="Officer">{row.officer ?? <span className="staff-quiet">({row.team})</span>}</td>
      )}
      <td className="staff-table__choose">
        <label>
          <input
            type="checkbox"
            name={`case-${row.caseId}`}
            value="on"
            defaultChecked={isChosen}
            form="bulk"
          />
          <span className="govuk-visually-hidden">
            Choose {row.childName}, {row.reference}
          </span>
        </label>
      </td>
    </tr>
  )
})
