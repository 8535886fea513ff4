import { FilterForm } from '../../lib/filter-form.tsx'
import { ColumnChart } from './column-chart.tsx'
import type { HubReportView } from './hub-report-view.ts'
import { HourTable } from './load-table.tsx'
import { ReportFoot } from './report-foot.tsx'
import { ReportGrid } from './report-grid.tsx'
import { ReportNav } from './report-nav.tsx'
import { ReportBar } from './staff-report-bar.tsx'

/** How the hub answers: what came and when, how soon a person answered, which promises were kept. */
export function HubReportPage({ view }: { view: HubReportView }) {
  const [answers, ...tables] = view.tables
  return (
    <>
      <ReportNav current="hub" />
      <div className="staff-head">
        <h1 className="govuk-heading-l">{view.title}</h1>
        <FilterForm
          action="/staff/reports/enquiries"
          filters={[{ name: 'period', label: 'Year or month', value: view.period, items: view.periods }]}
          button="Show"
        />
      </div>
      <p className="govuk-body-l">{view.headline}</p>
      <p className="govuk-body">{view.now}</p>
      <ColumnChart {...view.chart} />
      {answers && <ReportGrid table={answers} />}
      <ReportBar label="Enquiries by channel" parts={view.channels} />
      <HourTable {...view.load} />
      <div className="staff-report-tables">
        {tables.map((table) => (
          <ReportGrid key={table.caption} table={table} />
        ))}
      </div>
      <p className="govuk-body-s staff-quiet">
        An automatic message is no answer. Times are by the clock, with nights and weekends. Spam is not
        counted. Calls that nobody took are not known to the hub.
      </p>
      <ReportFoot csvHref={view.csvHref} publicCsvHref={view.publicCsvHref} />
    </>
  )
}
