import { type AccessRequestRow, formatDay } from '@send-hub/shared'
import { Tag } from '../../ui/tag.tsx'
import { requestHref } from './data-rights-links.ts'

export const stateWords = { open: 'Open', released: 'Released', closed: 'No copy given' } as const

/** Who asked for a copy, by the day it is due. */
export function RequestsView({ items, today }: { items: readonly AccessRequestRow[]; today: string }) {
  return (
    <>
      <h1 className="govuk-heading-l">Copies for families</h1>
      <p className="govuk-body">
        Who asked for what we hold on a child. To record one, open the child’s case and choose “Somebody asks
        for a copy”.
      </p>
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">Nobody waits for a copy.</p>
      ) : (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">Requests for a copy, by the day they are due</caption>
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">Request</th>
              <th scope="col">Asked by</th>
              <th scope="col">Child</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <RequestRow key={item.id} item={item} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function RequestRow({ item, today }: { item: AccessRequestRow; today: string }) {
  const due = item.extendedTo ?? item.dueOn
  const isLate = item.state === 'open' && due < today
  return (
    <tr className={isLate ? 'staff-row staff-row--over' : 'staff-row'}>
      <td data-label="Due" className="staff-nowrap">
        <strong>{formatDay(due)}</strong> {isLate && <Tag colour="red">Late</Tag>}
      </td>
      <th scope="row">
        <a className="govuk-link" href={requestHref(item.id)}>
          {item.reference}
        </a>
      </th>
      <td data-label="Asked by">{item.asksName}</td>
      <td data-label="Child">{item.childName}</td>
      <td data-label="State">{stateWords[item.state]}</td>
    </tr>
  )
}
