import { type CaseloadReport, Month, type ReviewsReport } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit, visitOf } from '../../lib/page.ts'
import { setPageHeaders } from '../../lib/security-headers.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { CaseloadReportPage } from './caseload-report-page.tsx'
import { caseloadReportView, caseloadTables, caseloadTablesForPublication } from './caseload-report-view.ts'
import { type GridTable, gridsAsCsv } from './grid-table.ts'
import { ReviewsReportPage } from './reviews-report-page.tsx'
import { reviewsReportView, reviewsTables, reviewsTablesForPublication } from './reviews-report-view.ts'
import { yearOf } from './staff-reports-routes.ts'

/** The caseload by month ends and the reviews of a year: each a page, a file, and a file for publication. */
export function addMoreReports(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  const access = 'staff'
  addPage(app, web, { url: '/staff/reports/caseload', access, show: (visit) => showCaseload(desk, visit) })
  addPage(app, web, { url: '/staff/reports/reviews', access, show: (visit) => showReviews(desk, visit) })
  for (const [name, tables] of Object.entries(files)) {
    app.get(`/staff/reports/${name}.csv`, { config: { access } }, async (request, reply) => {
      const visit = visitOf(request, reply, web)
      const { about, grids } = await tables(desk, visit)
      setPageHeaders(reply)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}-${about}.csv"`)
        .send(gridsAsCsv(grids))
    })
  }
}

type File = (desk: StaffDesk, visit: Visit) => Promise<{ about: string; grids: GridTable[] }>

const caseloadFile =
  (tables: (report: CaseloadReport) => GridTable[]): File =>
  async (desk, visit) => ({
    about: monthOf(visit) ?? desk.today(),
    grids: tables(await readCaseload(visit)),
  })

const reviewsFile =
  (tables: (report: ReviewsReport) => GridTable[]): File =>
  async (desk, visit) => {
    const year = yearOf(desk, visit)
    return { about: String(year), grids: tables(await readReviews(visit, year)) }
  }

const files: Record<string, File> = {
  caseload: caseloadFile(caseloadTables),
  'caseload-for-publication': caseloadFile(caseloadTablesForPublication),
  reviews: reviewsFile(reviewsTables),
  'reviews-for-publication': reviewsFile(reviewsTablesForPublication),
}

/** What is no month is left out, so that an old link still shows something. */
const monthOf = ({ query }: Visit): Month | undefined => Month.safeParse(query.month).data

const readCaseload = (visit: Visit) =>
  visit.call('GET /api/staff/reports/caseload', { query: { month: monthOf(visit) } })
const readReviews = (visit: Visit, year: number) =>
  visit.call('GET /api/staff/reports/reviews', { query: { year: String(year) } })

async function showCaseload(desk: StaffDesk, visit: Visit) {
  const view = caseloadReportView(await readCaseload(visit), monthOf(visit), desk.today())
  return staffPage(desk, visit, {
    section: 'reports',
    title: view.title,
    name: 'caseloadReport',
    component: CaseloadReportPage,
    view,
  })
}

async function showReviews(desk: StaffDesk, visit: Visit) {
  const year = yearOf(desk, visit)
  const view = reviewsReportView(await readReviews(visit, year), Number(desk.today().slice(0, 4)))
  return staffPage(desk, visit, {
    section: 'reports',
    title: `Reviews in ${year}`,
    name: 'reviewsReport',
    component: ReviewsReportPage,
    view,
  })
}
