import type { BoardSummary, ReportRow, SettingRow } from './board-view.ts'

/** The advice board on the case page: what to do now, then every report and every school asked. */
export function BoardSection({ board }: { board: BoardSummary }) {
  if (board.isEmpty) return null
  return (
    <section aria-labelledby="board">
      <h2 className="govuk-heading-m" id="board">
        Reports and schools
      </h2>
      <WhatToDo todo={board.todo} />
      {board.count && <p className="govuk-body">{board.count}.</p>}
      {board.reports.length > 0 && <ReportTable reports={board.reports} />}
      {board.settings.length > 0 && <SettingTable settings={board.settings} />}
      <p className="govuk-body">
        <a className="govuk-link" href={board.href}>
          Ask, chase or record on the board
        </a>
      </p>
    </section>
  )
}

/** What presses now, the most pressing first; each line leads to where it is done. */
export function WhatToDo({ todo }: Pick<BoardSummary, 'todo'>) {
  if (todo.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s">What to do now</h3>
      <ul className="govuk-list govuk-list--bullet staff-todo">
        {todo.map(({ text, href }) => (
          <li key={text}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function ReportTable({ reports }: { reports: readonly ReportRow[] }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">Reports asked for</caption>
      <thead>
        <tr>
          <th scope="col">Report from</th>
          <th scope="col">Contact</th>
          <th scope="col">Asked</th>
          <th scope="col">Due</th>
          <th scope="col">Act by</th>
          <th scope="col">State</th>
          <th scope="col">Chased</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id} className={report.mark === 'late' ? 'staff-row staff-row--over' : 'staff-row'}>
            <th scope="row">{report.askedOf}</th>
            <td data-label="Contact" className="staff-break">
              {[report.contact.name, report.contact.phone].filter(Boolean).join(', ') || '–'}
            </td>
            <td data-label="Asked" className="staff-nowrap">
              {report.asked}
            </td>
            <td data-label="Due" className="staff-nowrap">
              {report.due ?? '–'}
            </td>
            <td data-label="Act by" className="staff-nowrap">
              {report.actBy ?? '–'}
            </td>
            <td data-label="State">
              <ReportState report={report} />
            </td>
            <td data-label="Chased">{report.chased}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** With a mark for a breach, so that it is seen without colour. */
export function ReportState({ report: { mark, state, exception } }: { report: ReportRow }) {
  return (
    <>
      {mark === 'late' ? (
        <>
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
          <strong>{state}</strong>
        </>
      ) : (
        state
      )}
      {exception && <span className="staff-quiet staff-history__by">Exception: {exception}</span>}
    </>
  )
}

function SettingTable({ settings }: { settings: readonly SettingRow[] }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">Schools and colleges asked</caption>
      <thead>
        <tr>
          <th scope="col">School or college</th>
          <th scope="col">Asked</th>
          <th scope="col">Answer expected by</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => (
          <tr key={setting.id} className="staff-row">
            <th scope="row">{setting.name}</th>
            <td data-label="Asked" className="staff-nowrap">
              {setting.asked}
            </td>
            <td data-label="Answer expected by" className="staff-nowrap">
              {setting.replyBy}
            </td>
            <td data-label="Answer">{setting.state}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
