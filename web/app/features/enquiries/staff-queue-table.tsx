import { memo } from 'react'
import { waitingWords } from '../../lib/waiting-words.ts'
import type { QueueRowView, QueueView } from './staff-queue-view.ts'

type QueueTableProps = { title: string; rows: readonly QueueRowView[]; sort: QueueView['sort']; now: number }

/** One line an enquiry, the broken promises first. On a phone each line becomes a card with the same words. */
export function QueueTable({ title, rows, sort, now }: QueueTableProps) {
  const sorted = (by: QueueView['sort'], direction: 'ascending' | 'descending') =>
    sort === by ? direction : undefined
  return (
    <table className="staff-table" id="list">
      <caption className="govuk-visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort={sorted('reply-by', 'ascending')}>
            Reply by
          </th>
          <th scope="col">From</th>
          <th scope="col">Child and case</th>
          <th scope="col">Topic</th>
          <th scope="col" aria-sort={sorted('waiting', 'descending')}>
            Waiting
          </th>
          <th scope="col">Owner</th>
          <th scope="col">{rows[0]?.status ? 'State' : 'Channel'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            waiting={row.waitingSince === null ? '–' : waitingWords(row.waitingSince, now)}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Without an owner, the team stands in brackets. Plain elements only: fifty of these are drawn for every look at the queue. */
const Row = memo(function Row({ row, waiting }: { row: QueueRowView; waiting: string }) {
  return (
    <tr className={`staff-row staff-row--${row.urgency}`}>
      <td data-label="Reply by" className="staff-nowrap">
        {row.urgency === 'over' && (
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
        )}
        {row.urgency === 'none' ? row.replyBy : <strong>{row.replyBy}</strong>}
        {row.promisedOn && <span className="staff-quiet"> {row.promisedOn}</span>}
      </td>
      <th scope="row">
        {row.isUrgent && <strong className="staff-priority">P{row.priority}</strong>}{' '}
        <a className="govuk-link staff-row__link" href={`/staff/enquiries/${row.id}`}>
          {row.contactName}
        </a>{' '}
        <span className="staff-reference">{row.reference}</span>
      </th>
      <td data-label="Child and case">
        {row.child ? (
          <>
            {row.child.name}{' '}
            <a className="govuk-link staff-reference" href={row.child.href}>
              {row.child.reference}
            </a>
          </>
        ) : (
          <span className="staff-quiet">No case linked</span>
        )}
      </td>
      <td data-label="Topic">
        {row.topic}
        {row.moreTopics > 0 && <span className="staff-quiet"> and {row.moreTopics} more</span>}
      </td>
      <td data-label="Waiting" className="staff-nowrap">
        {waiting}
      </td>
      <td data-label="Owner">{row.owner ?? <span className="staff-quiet">({row.team})</span>}</td>
      <td data-label={row.status ? 'State' : 'Channel'}>{row.status ?? row.channel}</td>
    </tr>
  )
})
