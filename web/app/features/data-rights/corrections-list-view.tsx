import { type CorrectionForStaff, correctableFieldWords, formatDay } from '@send-hub/shared'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { correctionHref } from './data-rights-links.ts'

interface ListProps {
  items: readonly CorrectionForStaff[]
  total: number
  today: string
  isDone: boolean
}

/** What families say is wrong, oldest first. */
export function CorrectionsView({ items, total, today, isDone }: ListProps) {
  return (
    <>
      {isDone && (
        <NotificationBanner type="success">It is decided, and who asked is told.</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Corrections asked for</h1>
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">
          Nothing waits. What families say is wrong in our record comes here.
        </p>
      ) : (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">
            Corrections that wait for a decision, oldest first
          </caption>
          <thead>
            <tr>
              <th scope="col">Answer by</th>
              <th scope="col">What is wrong</th>
              <th scope="col">Asked by</th>
              <th scope="col">Child</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} className={item.dueOn < today ? 'staff-row staff-row--over' : 'staff-row'}>
                <td data-label="Answer by" className="staff-nowrap">
                  <strong>{formatDay(item.dueOn)}</strong>{' '}
                  {item.dueOn < today && <Tag colour="red">Late</Tag>}
                </td>
                <th scope="row">
                  <a className="govuk-link" href={correctionHref(item.id)}>
                    {correctableFieldWords[item.field]}
                    <span className="govuk-visually-hidden">, {item.caseReference}</span>
                  </a>
                </th>
                <td data-label="Asked by">{item.askedByName}</td>
                <td data-label="Child">
                  {item.childName} <span className="staff-reference">{item.caseReference}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total > items.length && (
        <p className="govuk-body">
          The {items.length} oldest of {total}. The others move up as these are decided.
        </p>
      )}
    </>
  )
}
