import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { DocumentsToReadView, DocumentToReadRow } from './documents-to-read-view.ts'

/** What families sent and nobody has opened, oldest first. Opening one here takes it off the list. */
export function DocumentsToReadPage({ view }: { view: DocumentsToReadView }) {
  return (
    <>
      <h1 className="govuk-heading-l">Documents to read</h1>
      <div className="staff-bar">
        <ListLinks label="Show" links={view.links} />
      </div>
      {view.rows.length > 0 ? (
        <>
          <p className="govuk-body">
            What families sent us and nobody has opened. It leaves the list once it was opened.
          </p>
          <table className="staff-table">
            <caption className="govuk-visually-hidden">Documents to read, oldest first</caption>
            <thead>
              <tr>
                <th scope="col">Came</th>
                <th scope="col">Document</th>
                <th scope="col">From</th>
                <th scope="col">Child</th>
                <th scope="col">Officer</th>
              </tr>
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="govuk-body staff-empty">Nothing to read. Everything that families sent was opened.</p>
      )}
      <RangeAndPages {...view} what="documents" />
    </>
  )
}

function Row({ row }: { row: DocumentToReadRow }) {
  return (
    <tr className="staff-row">
      <td data-label="Came">{row.came}</td>
      <th scope="row" className="staff-break">
        {row.openHref ? (
          <a className="govuk-link" href={row.openHref}>
            {row.title}
          </a>
        ) : (
          <>
            {row.title} <Tag colour="yellow">Not checked yet</Tag>
          </>
        )}
        <span className="staff-quiet staff-history__by">{row.file}</span>
      </th>
      <td data-label="From">{row.from}</td>
      <td data-label="Child">
        <a className="govuk-link" href={row.caseHref}>
          {row.childName}
        </a>{' '}
        <span className="staff-reference">{row.reference}</span>
      </td>
      <td data-label="Officer">{row.officer}</td>
    </tr>
  )
}
