import { FilterForm } from '../../lib/filter-form.tsx'
import type { CaseloadReportView } from './caseload-report-view.ts'
import { ColumnChart } from './column-chart.tsx'
import { ReportFoot } from './report-foot.tsx'
import { ReportGrid } from './report-grid.tsx'
import { ReportNav } from './report-nav.tsx'

/** What councillors ask for: plans by district and cases by stage, with six months' history. */
export function CaseloadReportPage({ view }: { view: CaseloadReportView }) {
  return (
    <>
      <ReportNav current="caseload" />
      <div className="staff-head">
        <h1 className="govuk-heading-l">{view.title}</h1>
        <FilterForm
          action="/staff/reports/caseload"
          filters={[
            {
              name: 'month',
              label: 'Up to the end of',
              value: view.month,
              items: [{ value: '', text: 'Last month, and now' }, ...view.months],
            },
          ]}
          button="Show"
        />
      </div>
      <p className="govuk-body-l">{view.headline}</p>
      <ColumnChart {...view.chart} />
      {view.missing && (
        <p className="govuk-body">
          No snapshot was taken on {view.missing}: marked x. A month end is never worked out from how cases
          stand now.
        </p>
      )}
      {view.tables.map((table) => (
        <ReportGrid key={table.caption} table={table} />
      ))}
      <ReportFoot csvHref={view.csvHref} publicCsvHref={view.publicCsvHref} />
    </>
  )
}
