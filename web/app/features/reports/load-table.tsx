import { Scrolling } from '../../lib/scrolling.tsx'

/** Counts by day and hour; `shade` from 0 (none) to 4 (the most). */
export type LoadTable = {
  caption: string
  hours: string[]
  rows: { label: string; cells: { count: number; shade: number }[] }[]
}

/** A table whose cells are the darker the more there is: the numbers stand in it, so the shade is never alone. */
export function HourTable({ caption, hours, rows }: LoadTable) {
  return (
    <Scrolling label={caption}>
      <table className="govuk-table staff-report staff-load">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              Day
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="govuk-table__header">
                {hour}
                <span className="govuk-visually-hidden"> o’clock</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map(({ label, cells }) => (
            <tr key={label} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {label}
              </th>
              {cells.map(({ count, shade }, place) => (
                <td key={hours[place]} className={`govuk-table__cell staff-load__cell-${shade}`}>
                  {count.toLocaleString('en-GB')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
