import { memo } from 'react'
import { waitingWords } from '../../lib/waiting-words.ts'
import { LiveMarks } from './live-here.tsx'
import type { QueueRowView } from './queue-row-view.ts'
import type { QueueView } from './staff-queue-view.ts'

type QueueTableProps = {
  title: string
  rows: readonly QueueRowView[]
  sort: QueueView['sort']
  now: number
  /** Enquiries that were chosen before the form came back. */
  chosen: ReadonlySet<string>
}

/** One line an enquiry, the broken promises first. On a phone each line becomes a card with the same words. */
export function QueueTable({ title, rows, sort, now, chosen }: QueueTableProps) {
  const sorted = (by: QueueView['sort'], direction: 'ascending' | 'descending') =>
    sort === by ? direction : undefined
  return (
    <table className="staff-table staff-queue" id="list">
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
          <th scope="col">State</th>
          <th scope="col">
            <span className="govuk-visually-hidden">Choose</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            waiting={row.waitingSince === null ? '–' : waitingWords(row.waitingSince, now)}
            isChosen={chosen.has(row.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { row: QueueRowView; waiting: string; isChosen: boolean }

/** Without an owner, the team stands in brackets. Plain elements only: fifty of these are drawn for every look at the queue. */
const Row = memo(function Row({ row, waiting, isChosen }: RowProps) {
  return (
    <tr
      className={`staff-row staff-row--${row.urgency}${row.live?.goneTo ? ' staff-row--gone' : ''}`}
      data-enquiry={row.id}
      data-version={row.version}
    >
      <td data-label="Reply by" className="staff-nowrap">
        <span className={row.isUrgent ? 'staff-priority' : 'staff-quiet'}>P{row.priority}</span>{' '}
        {(row.urgency === 'over' || row.isBroken) && (
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
        )}
        {row.urgency === 'none' ? row.replyBy : <strong>{row.replyBy}</strong>}
        {row.promisedOn && <span className="staff-quiet"> {row.promisedOn}</span>}
      </td>
      <th scope="row">
        <a className="govuk-link staff-row__link" href={`/staff/enquiries/${row.id}`}>
          {row.contactName}
        </a>{' '}
        {row.asker && <span className="staff-quiet">({row.asker}) </span>}
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
      <td data-label="State">
        {row.live && <LiveMarks {...row.live} />}
        {row.state.join(', ')} <span className="staff-quiet">{row.channel}</span>
      </td>
      <td className="staff-table__choose">
        <label>
          <input
            type="checkbox"
            name={`enquiry-${row.id}`}
            value={row.version}
            defaultChecked={isChosen}
            form="bulk"
          />
          <span className="govuk-visually-hidden">
            Choose {row.contactName}, {row.reference}
          </span>
        </label>
      </td>
    </tr>
  )
})
