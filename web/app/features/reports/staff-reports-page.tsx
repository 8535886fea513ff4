import { Table } from '../../ui/table.tsx'
import { ReportNav } from './report-nav.tsx'
import { ReportBar } from './staff-report-bar.tsx'
import type { ReportsView, ReportTable } from './staff-reports-view.ts'
import { YearForm } from './year-form.tsx'

/** How the council did in a calendar year, in the Department's own measures. */
export function StaffReportsPage({ view }: { view: ReportsView }) {
  const { year, isRunning, years, timeliness, requests } = view
  return (
    <>
      <ReportNav current="year" />
      <div className="staff-head">
        <h1 className="govuk-heading-l">
          Reports for {year}
          {isRunning && ' so far'}
        </h1>
        <YearForm action="/staff/reports" year={year} years={years} />
      </div>
      <section aria-labelledby="timeliness">
        <h2 className="govuk-heading-m" id="timeliness">
          Timeliness
        </h2>
        <p className="govuk-body-l">{timeliness.headline}</p>
        <ReportBar label={`Plans issued in ${year}, by time taken`} parts={timeliness.bar} />
        <Tables tables={timeliness.tables} />
        <CsvLink href={timeliness.csvHref} what="timeliness" />
      </section>
      <section aria-labelledby="requests">
        <h2 className="govuk-heading-m" id="requests">
          Requests, assessments and plans
        </h2>
        <ReportBar label={`Requests received in ${year}, by outcome`} parts={requests.bar} />
        <Tables tables={requests.tables} />
        <CsvLink href={requests.csvHref} what="requests" />
      </section>
    </>
  )
}

function Tables({ tables }: { tables: readonly ReportTable[] }) {
  return (
    <div className="staff-report-tables">
      {tables.map(({ caption, lines }) => (
        <Table
          key={caption}
          caption={caption}
          captionClassName="govuk-table__caption--s"
          className="staff-report"
          firstCellIsHeader
          head={['What is counted', { children: 'Number', isNumeric: true }]}
          rows={lines.map(({ label, value }) => [label, { children: value, isNumeric: true }])}
        />
      ))}
    </div>
  )
}

function CsvLink({ href, what }: { href: string; what: string }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href} download>
        Download {what} as CSV
      </a>
    </p>
  )
}
