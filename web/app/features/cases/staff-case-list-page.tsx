import { AutoSubmitForm } from '../../lib/auto-submit-form.tsx'
import { listShortcuts } from '../../lib/list-shortcuts.ts'
import { ListLinks, RangeAndPages, SearchBox } from '../../lib/staff-list.tsx'
import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useRememberList } from '../../lib/use-last-list.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
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
        </a>
      </div>
      <div className="staff-filters">
        <SearchBox action="/staff/cases/search" label="Search by name, reference or UPN" query={view.query} />
        <AutoSubmitForm action="/staff/cases" className="staff-filters__form">
          {view.kept.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Select
            name="stage"
            label="Stage"
            defaultValue={view.stage}
            items={[{ value: '', text: 'Every stage' }, ...view.stages]}
          />
          <Select
            name="district"
            label="District"
            defaultValue={view.district}
            items={[{ value: '', text: 'Every district' }, ...view.districts]}
          />
          <Button variant="secondary">Filter</Button>
        </AutoSubmitForm>
        {view.clearHref && (
          <a className="govuk-link staff-filters__clear" href={view.clearHref}>
            Clear search and filters
          </a>
        )}
      </div>
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
