import { ColumnChart } from './column-chart.tsx'
import { ReportFoot } from './report-foot.tsx'
import { ReportGrid } from './report-grid.tsx'
import { ReportNav } from './report-nav.tsx'
import type { ReviewsReportView } from './reviews-report-view.ts'
import { YearForm } from './year-form.tsx'

/** Annual reviews of a calendar year, and whether plans name the next place in time. */
export function ReviewsReportPage({ view }: { view: ReviewsReportView }) {
  const { year, isRunning, years, headline, overdue, chart, tables } = view
  return (
    <>
      <ReportNav current="reviews" />
      <div className="staff-head">
        <h1 className="govuk-heading-l">
          Reviews in {year}
          {isRunning && ' so far'}
        </h1>
        <YearForm action="/staff/reports/reviews" year={year} years={years} />
      </div>
      <p className="govuk-body-l">{headline}</p>
      <p className="govuk-body">{overdue}</p>
      <ColumnChart {...chart} />
      {tables.map((table) =>
        table.rows.length > 0 ? (
          <ReportGrid key={table.caption} table={table} />
        ) : (
          <p key={table.caption} className="govuk-body">
            {table.caption}: none.
          </p>
        ),
      )}
      <p className="govuk-body-s staff-quiet">
        “Plan final” and “setting named” are counted apart: a final plan may still not name the next place.
      </p>
      <ReportFoot csvHref={view.csvHref} publicCsvHref={view.publicCsvHref} />
    </>
  )
}
