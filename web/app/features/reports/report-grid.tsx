import { Scrolling } from '../../lib/scrolling.tsx'
import type { GridTable } from './grid-table.ts'

/** A table with many columns of numbers: it scrolls by itself, never the page. */
export function ReportGrid({ table }: { table: GridTable }) {
  const { caption, head, rows } = table
  return (
    <Scrolling label={caption}>
      <table className="govuk-table staff-report staff-grid">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((label, place) => (
              <th
                key={label}
                scope="col"
                className={`govuk-table__header${place > 0 ? ' govuk-table__header--numeric' : ''}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map(({ label, cells, isTotal }) => (
            <tr key={label} className={`govuk-table__row${isTotal ? ' staff-grid__total' : ''}`}>
              <th scope="row" className="govuk-table__header">
                {label}
              </th>
              {cells.map((cell, place) => (
                <td key={head[place + 1]} className="govuk-table__cell govuk-table__cell--numeric">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
