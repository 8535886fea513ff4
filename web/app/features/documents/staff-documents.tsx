import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { DocumentRowView, DocumentsView } from './staff-documents-view.ts'

/** What is on the case: where it came from, whether it is safe, who was given it and who has read it. */
export function StaffDocuments({ documents: { addHref, rows } }: { documents: DocumentsView }) {
  return (
    <section id="documents">
      {rows.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Documents</h2>
          <p className="govuk-body">None yet.</p>
        </>
      ) : (
        <table className="staff-table">
          <caption className="govuk-table__caption govuk-table__caption--m">Documents</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">From</th>
              <th scope="col">Virus check</th>
              <th scope="col">Family may read it</th>
              <th scope="col">Read by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DocumentRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <Button href={addHref} variant="secondary">
        Add a document
      </Button>
    </section>
  )
}

function DocumentRow({ row }: { row: DocumentRowView }) {
  return (
    <tr className="staff-row">
      <th scope="row" className="staff-break">
        {row.openHref ? (
          <a className="govuk-link" href={row.openHref}>
            {row.title}
          </a>
        ) : (
          row.title
        )}
        <span className="staff-quiet staff-history__by">
          {row.kind}; {row.file}
          {row.namesOthers && (
            <span className="staff-history__by">Another child’s reference or UPN is in it</span>
          )}
        </span>
      </th>
      <td data-label="From">
        {row.from} {row.isFromFamily && <Tag colour="purple">Family</Tag>}
        <span className="staff-quiet staff-history__by">{row.uploaded}</span>
      </td>
      <td data-label="Virus check">
        <ScanMark row={row} />
      </td>
      <td data-label="Family may read it">
        <Release row={row} />
      </td>
      <td data-label="Read by">
        {row.isToRead && <Tag colour="blue">To read</Tag>}{' '}
        {row.readBy.length === 0 ? 'Nobody yet' : row.readBy.join('; ')}
      </td>
    </tr>
  )
}

const scanColours = { infected: 'red', waiting: 'yellow', unscanned: 'orange' } as const

/** What comes from outside and was not scanned needs a second thought before it is opened. */
function ScanMark({ row: { scanState, scan, isFromFamily } }: { row: DocumentRowView }) {
  if (scanState === 'clean' || (scanState === 'unscanned' && !isFromFamily)) return scan.state
  return (
    <>
      <Tag colour={scanColours[scanState]}>{scan.state}</Tag>
      <span className="staff-quiet staff-history__by">{scan.so}</span>
    </>
  )
}

function Release({ row }: { row: DocumentRowView }) {
  const { title, release, withdrawn, releaseHref, withdrawHref } = row
  const verb = release ? 'Withdraw' : 'Set aside'
  return (
    <>
      {release ?? (withdrawn ? `No: withdrawn ${withdrawn}` : 'No: not released')}
      {(releaseHref || withdrawHref) && (
        <span className="staff-document__acts">
          {releaseHref && <ActLink href={releaseHref} verb="Release" title={title} />}
          {withdrawHref && <ActLink href={withdrawHref} verb={verb} title={title} />}
        </span>
      )}
    </>
  )
}

function ActLink({ href, verb, title }: { href: string; verb: string; title: string }) {
  return (
    <a className="govuk-link" href={href}>
      {verb}
      <span className="govuk-visually-hidden"> {title}</span>
    </a>
  )
}
