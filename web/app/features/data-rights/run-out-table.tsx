import { formatDay, type RunOut } from '@send-hub/shared'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { retentionHref } from './data-rights-links.ts'

/** What has run out by one rule, the longest over first. */
export function RunOutTable({ keeps, items }: { keeps: string; items: readonly RunOut[] }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">{keeps}</caption>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Ran out</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.subjectId} className="staff-row">
            <th scope="row">{item.references.join(', ')}</th>
            <td data-label="Ran out">{formatDay(item.ranOutOn)}</td>
            <td data-label="What to do">
              <Propose item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Propose({
  item: { rule, subjectKind, subjectId, references, isHeld, isProposed },
}: {
  item: RunOut
}) {
  if (isHeld) return <Tag colour="yellow">Must be kept</Tag>
  if (isProposed) return <Tag colour="blue">Proposed</Tag>
  return (
    <form method="post" action={`${retentionHref}/propose`}>
      <input type="hidden" name="rule" value={rule} />
      <input type="hidden" name="subjectKind" value={subjectKind} />
      <input type="hidden" name="subjectId" value={subjectId} />
      <Button variant="secondary" className="staff-small-button" preventDoubleClick>
        Propose to erase<span className="govuk-visually-hidden"> {references.join(', ')}</span>
      </Button>
    </form>
  )
}
