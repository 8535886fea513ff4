import type { ReviewMonthsView } from './boards-view.ts'
import { CaseloadTop } from './caseload-top.tsx'

/** Annual reviews of the year ahead: where the work will be, and what is done of it. */
export function ReviewMonthsPage({ view }: { view: ReviewMonthsView }) {
  return (
    <>
      <CaseloadTop title={view.title} scope={view.scope} />
      <table className="staff-table staff-months">
        <caption className="govuk-visually-hidden">Annual reviews by the month they are due in</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="staff-number">
              Due
            </th>
            <th scope="col" className="staff-number">
              Done
            </th>
            <th scope="col" className="staff-number">
              Still to do
            </th>
            <th scope="col" className="staff-number">
              Meeting arranged
            </th>
            <th scope="col" className="staff-number">
              Late
            </th>
            <td className="staff-months__bar" />
          </tr>
        </thead>
        <tbody>
          {view.months.map(({ key, name, isLate, due, done, toDo, arranged, late, bar }) => (
            <tr key={key} className={isLate ? 'staff-row staff-row--over' : 'staff-row'}>
              <th scope="row">{name}</th>
              <td data-label="Due" className="staff-number">
                {due.toLocaleString('en-GB')}
              </td>
              <td data-label="Done" className="staff-number">
                {done.toLocaleString('en-GB')}
              </td>
              <td data-label="Still to do" className="staff-number">
                <NumberLink number={toDo} about={`reviews to do, ${name}`} />
              </td>
              <td data-label="Meeting arranged" className="staff-number">
                {arranged.toLocaleString('en-GB')}
              </td>
              <td data-label="Late" className="staff-number">
                {isLate && (
                  <span className="staff-mark" aria-hidden="true">
                    !
                  </span>
                )}
                {late.toLocaleString('en-GB')}
              </td>
              <td className="staff-months__bar">
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect className="staff-bar-chart__part-1" width={bar.done} height="6" />
                  <rect className="staff-bar-chart__part-5" x={bar.done} width={bar.toDo} height="6" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="govuk-body-s staff-quiet">
        A review is done when the council has sent its decision. Dark in the bar: done; light: still to do.
      </p>
    </>
  )
}

/** A number that leads to the list behind it; nought leads nowhere. */
export function NumberLink({
  number: { value, href },
  about,
}: {
  number: { value: number; href: string | null }
  about: string
}) {
  const text = value.toLocaleString('en-GB')
  if (!href) return text
  return (
    <a className="govuk-link" href={href}>
      {text}
      <span className="govuk-visually-hidden"> {about}</span>
    </a>
  )
}
