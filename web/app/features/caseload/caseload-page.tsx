import { summaryOf } from '../../lib/form.ts'
import { listShortcuts } from '../../lib/list-shortcuts.ts'
import { RangeAndPages } from '../../lib/staff-list.tsx'
import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useRememberList } from '../../lib/use-last-list.ts'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { bulkOrdersHref } from './bulk-orders-view.ts'
import { CaseloadBulkForm } from './caseload-bulk-form.tsx'
import { CaseloadCounts } from './caseload-counts.tsx'
import { CaseloadTable } from './caseload-table.tsx'
import { CaseloadTop } from './caseload-top.tsx'
import type { CaseloadPageView } from './caseload-view.ts'

/** There is nothing to search here: cases are found by name on their own page. */
const shortcuts = listShortcuts('case').filter(({ key }) => key !== '/')

/** What there is to do on whose cases, the most pressing first. */
export function CaseloadPage({ view }: { view: CaseloadPageView }) {
  useRememberList('/staff/caseload')
  const { bulk, rows, narrowed, empty } = view
  const chosen = new Set(
    Object.keys(bulk.typed).flatMap((name) => (name.startsWith('case-') ? [name.slice(5)] : [])),
  )
  return (
    <>
      {bulk.errors.length > 0 && <ErrorSummary errors={summaryOf(bulk.errors)} />}
      <CaseloadTop title={view.title} scope={view.scope}>
        <CaseloadCounts counts={view.counts} />
      </CaseloadTop>
      {view.waitingForSecond > 0 && (
        <p className="govuk-body-s">
          <a className="govuk-link" href={bulkOrdersHref}>
            Waiting for a second person: {view.waitingForSecond}
          </a>
        </p>
      )}
      {narrowed && (
        <p className="govuk-body-s">
          Only: {narrowed.words}.{' '}
          <a className="govuk-link" href={narrowed.clearHref}>
            Show all
          </a>
        </p>
      )}
      {rows.length > 0 ? (
        <CaseloadTable
          title={view.title}
          rows={rows}
          byLabel={view.byLabel}
          hasOfficer={view.hasOfficer}
          chosen={chosen}
        />
      ) : (
        <p className="govuk-body staff-empty">
          {empty.words}{' '}
          {empty.suggestion && (
            <a className="govuk-link" href={empty.suggestion.href}>
              {empty.suggestion.text}
            </a>
          )}
        </p>
      )}
      <RangeAndPages {...view} what="lines">
        <Shortcuts shortcuts={shortcuts} />
      </RangeAndPages>
      {rows.length > 0 && <CaseloadBulkForm bulk={bulk} />}
    </>
  )
}
