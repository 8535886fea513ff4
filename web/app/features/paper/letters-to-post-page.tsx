import { summaryOf } from '../../lib/form.ts'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { LetterRowView, LettersToPostView } from './letters-to-post-view.ts'
import { toPostHref } from './paper-links.ts'

/** What has to be printed and posted, oldest first. */
export function LettersToPostPage({ view }: { view: LettersToPostView }) {
  const { links, late, rows, done, errors } = view
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 className="govuk-heading-l">Letters to post</h1>
      <div className="staff-bar">
        <ListLinks label="Show" links={links} />
      </div>
      {late && (
        <WarningText>{late} A letter that goes late can give a family more time to appeal.</WarningText>
      )}
      {rows.length > 0 ? (
        <Letters view={view} />
      ) : (
        <p className="govuk-body staff-empty">
          Nothing to post. A letter comes here when its reader has no email to sign in with.
        </p>
      )}
      <RangeAndPages {...view} what="letters" />
    </>
  )
}

function Letters({ view: { rows, page } }: { view: LettersToPostView }) {
  return (
    <form method="post" action={toPostHref} noValidate>
      <input type="hidden" name="page" value={page} />
      <p className="govuk-body">
        Print each letter, post it to the address in its head, then mark it here. It must be in the post by
        the end of the next working day.
      </p>
      <LetterTable rows={rows} canChoose />
      <div className="govuk-button-group">
        <Button preventDoubleClick>Mark as posted</Button>
        <Button name="all" value="yes" variant="secondary" preventDoubleClick>
          {rows.length === 1 ? 'Mark this one' : `Mark all ${rows.length} on this page`}
        </Button>
      </div>
    </form>
  )
}

/** One line a letter, for the list and for the check. */
export function LetterTable({ rows, canChoose }: { rows: readonly LetterRowView[]; canChoose: boolean }) {
  return (
    <table className="staff-table" id="list">
      <caption className="govuk-visually-hidden">Letters to post, oldest first</caption>
      <thead>
        <tr>
          <th scope="col">Post by</th>
          <th scope="col">To</th>
          <th scope="col">Letter</th>
          <th scope="col">To print</th>
          <th scope="col">Child</th>
          <th scope="col">Dated</th>
          {canChoose && <th scope="col">Posted</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} canChoose={canChoose} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, canChoose }: { row: LetterRowView; canChoose: boolean }) {
  return (
    <tr className={row.isLate ? 'staff-row staff-row--over' : 'staff-row'}>
      <td data-label="Post by" className="staff-nowrap">
        <strong>{row.postBy}</strong> {row.isLate && <Tag colour="red">Late</Tag>}
      </td>
      <th scope="row">
        {row.to}
        {row.warning && (
          <span className="staff-paper-warning">
            <span className="staff-mark" aria-hidden="true">
              !
            </span>{' '}
            {row.warning}
          </span>
        )}
      </th>
      <td data-label="Letter">
        <a className="govuk-link" href={row.href}>
          {row.title}
          <span className="govuk-visually-hidden"> to {row.to}</span>
        </a>
      </td>
      <td data-label="To print">
        <a className="govuk-link" href={row.pdfHref}>
          PDF
          <span className="govuk-visually-hidden">
            {' '}
            of {row.title} to {row.to}
          </span>
        </a>
      </td>
      <td data-label="Child">
        {row.childName} <span className="staff-reference">{row.reference}</span>
      </td>
      <td data-label="Dated">{row.dated}</td>
      {canChoose && (
        <td className="staff-choose" data-label="Posted">
          <input type="hidden" name={`shown-${row.id}`} value="on" />
          <label>
            <input type="checkbox" name={`letter-${row.id}`} value="on" defaultChecked={row.isChosen} />
            <span className="govuk-visually-hidden">
              {row.title} to {row.to}, {row.reference}
            </span>
          </label>
        </td>
      )}
    </tr>
  )
}
