import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { CaseView } from './staff-case-view.ts'

/** How many entries are in sight before the rest folds away. */
const historyInSight = 10

/** Everything that was recorded, newest first; what the family does not see is marked. */
export function History({ events }: Pick<CaseView, 'events'>) {
  const older = events.slice(historyInSight)
  return (
    <section aria-labelledby="history">
      <h2 className="govuk-heading-m" id="history">
        History
      </h2>
      <HistoryList events={events.slice(0, historyInSight)} />
      {older.length > 0 && (
        <Details summary={`Show ${older.length} earlier`}>
          <HistoryList events={older} />
        </Details>
      )}
    </section>
  )
}

function HistoryList({ events }: Pick<CaseView, 'events'>) {
  return (
    <ol className="staff-history">
      {events.map((event) => (
        <li key={event.id} className={event.isVisible ? undefined : 'staff-message--note'}>
          <span className="staff-history__day">{event.on}</span>
          <span>
            <strong>{event.isCorrected ? <s>{event.label}</s> : event.label}</strong>{' '}
            {event.isCorrected && <Tag colour="red">Corrected</Tag>}{' '}
            {!event.isVisible && <Tag colour="yellow">Staff only</Tag>}
            {event.about && <span className="staff-history__note">{event.about}</span>}
            {event.note && <span className="staff-history__note">{event.note}</span>}
            <span className="staff-quiet staff-history__by">
              Recorded {event.recorded} by {event.by}
              {event.correctHref && (
                <>
                  {' · '}
                  <a className="govuk-link" href={event.correctHref}>
                    Correct this entry
                    <span className="govuk-visually-hidden">
                      : {event.label}, {event.on}
                    </span>
                  </a>
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** What was asked about this case, newest first. */
export function Enquiries({ enquiries, reference }: { enquiries: CaseView['enquiries']; reference: string }) {
  return (
    <section aria-labelledby="enquiries">
      <h2 className="govuk-heading-m" id="enquiries">
        Enquiries
      </h2>
      {enquiries.length > 0 ? (
        <EnquiryTable enquiries={enquiries} />
      ) : (
        <p className="govuk-body">None yet.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/staff/enquiries/new?case=${reference}`}>
          Log a call about this case
        </a>
      </p>
    </section>
  )
}

function EnquiryTable({ enquiries }: { enquiries: CaseView['enquiries'] }) {
  return (
    <table className="staff-table" aria-labelledby="enquiries">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Topic</th>
          <th scope="col">Asked on</th>
          <th scope="col">Reply by</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {enquiries.map((enquiry) => (
          <tr key={enquiry.id} className="staff-row">
            <th scope="row">
              <a className="govuk-link" href={`/staff/enquiries/${enquiry.id}`}>
                {enquiry.from}
              </a>{' '}
              <span className="staff-reference">{enquiry.reference}</span>
            </th>
            <td data-label="Topic">{enquiry.topics}</td>
            <td data-label="Asked on">{enquiry.opened}</td>
            <td data-label="Reply by">{enquiry.replyBy}</td>
            <td data-label="State">{enquiry.status}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
