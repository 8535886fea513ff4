import { Details } from '../../ui/details.tsx'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** How many stand open; the rest is a press away. */
const shown = 4

/** What was done with it, newest first: what, by whom, when. */
export function History({ view: { triage } }: { view: EnquiryView }) {
  const { history } = triage
  if (history.length === 0) return null
  return (
    <>
      <h3 className="govuk-heading-s">What was done</h3>
      <Lines lines={history.slice(0, shown)} />
      {history.length > shown && (
        <Details className="staff-act" summary={`Earlier (${history.length - shown})`}>
          <Lines lines={history.slice(shown)} />
        </Details>
      )}
    </>
  )
}

function Lines({ lines }: { lines: EnquiryView['triage']['history'] }) {
  return (
    <ol className="staff-plain-list staff-doings">
      {lines.map(({ id, words, by, when, at }) => (
        <li key={id}>
          {words}.{' '}
          <span className="staff-quiet">
            {by}, <time dateTime={at}>{when}</time>
          </span>
        </li>
      ))}
    </ol>
  )
}
