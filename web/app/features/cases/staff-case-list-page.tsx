import { ListFilters } from '../../lib/filter-form.tsx'
import { listShortcuts } from '../../lib/list-shortcuts.ts'
import { ListLinks, RangeAndPages, SearchBox } from '../../lib/staff-list.tsx'
import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useRememberList } from '../../lib/use-last-list.ts'
import type { CaseListView, CaseRowView } from './staff-case-list-view.ts'

const shortcuts = listShortcuts('case')

/** Find a case: by name, reference or UPN, by stage, or by being late. */
export function StaffCaseListPage({ view }: { view: CaseListView }) {
  useRememberList('/staff/cases')
  return (
    <>
      <h1 className="govuk-heading-l">{view.title}</h1>
      <div className="staff-bar">
        <ListLinks label="Clock" links={view.lates} />
        <a className="govuk-link" href="/staff/cases/new">
          Open a case
        </a>{' '}
        <a className="govuk-link" href="/staff/rights">
          Young people to ask
        </a>
        {view.more.map(({ href, text }) => (
          <span key={href}>
            {' '}
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </span>
        ))}
      </div>
      <ListFilters
        action="/staff/cases"
        kept={view.kept}
        filters={[
          {
            name: 'stage',
            label: 'Stage',
            value: view.stage,
            items: [{ value: '', text: 'Every stage' }, ...view.stages],
          },
          {
            name: 'district',
            label: 'District',
            value: view.district,
            items: [{ value: '', text: 'Every district' }, ...view.districts],
          },
        ]}
        clear={{ href: view.clearHref, text: 'Clear search and filters' }}
      >
        <SearchBox action="/staff/cases/search" label="Search by name, reference or UPN" query={view.query} />
      </ListFilters>
      {view.rows.length > 0 ? (
        <CaseTable title={view.title} rows={view.rows} />
      ) : (
        <p className="govuk-body staff-empty">
          {view.query
            ? 'No case has this name, reference or UPN. Check the spelling, or try only the surname.'
            : 'No case fits these filters.'}
        </p>
      )}
      <RangeAndPages {...view} what="cases">
        <Shortcuts shortcuts={shortcuts} />
      </RangeAndPages>
    </>
  )
}

function CaseTable({ title, rows }: { title: string; rows: readonly CaseRowView[] }) {
  return (
    <table className="staff-table" id="list">
      <caption className="govuk-visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Next by law</th>
          <th scope="col">Child</th>
          <th scope="col">Born</th>
          <th scope="col">Stage</th>
          <th scope="col">What is owed</th>
          <th scope="col">District</th>
          <th scope="col">Officer</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.isLate ? 'staff-row staff-row--over' : 'staff-row'}>
            <td data-label="Next by law" className="staff-nowrap">
              {row.isLate && (
                <>
                  <span className="staff-mark" aria-hidden="true">
                    !
                  </span>
                  <strong>Late:</strong>{' '}
                </>
              )}
              {row.due ?? '–'}
            </td>
            <th scope="row">
              <a className="govuk-link staff-row__link" href={`/staff/cases/${row.id}`}>
                {row.childName}
              </a>{' '}
              <span className="staff-reference">{row.reference}</span>
            </th>
            <td data-label="Born" className="staff-nowrap">
              {row.born}
            </td>
            <td data-label="Stage">
              {row.stage} <span className="staff-quiet">since {row.since}</span>
            </td>
            <td data-label="What is owed">{row.nextDuty ?? 'Nothing'}</td>
            <td data-label="District">{row.district ?? '–'}</td>
            <td data-label="Officer">{row.officer ?? <span className="staff-quiet">Nobody yet</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
