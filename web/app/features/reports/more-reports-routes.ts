import { type CaseloadReport, type EnquiriesReport, Month, type ReviewsReport } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { addPage, type Visit, visitOf } from '../../lib/page.ts'
import { setPageHeaders } from '../../lib/security-headers.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { CaseloadReportPage } from './caseload-report-page.tsx'
import { caseloadReportView, caseloadTables, caseloadTablesForPublication } from './caseload-report-view.ts'
import { type GridTable, gridsAsCsv } from './grid-table.ts'
import { HubReportPage } from './hub-report-page.tsx'
import { hubReportView, hubTables, hubTablesForPublication } from './hub-report-view.ts'
import { ReviewsReportPage } from './reviews-report-page.tsx'
import { reviewsReportView, reviewsTables, reviewsTablesForPublication } from './reviews-report-view.ts'
import { yearOf } from './staff-reports-routes.ts'

/** The caseload by month ends and the reviews of a year: each a page, a file, and a file for publication. */
export function addMoreReports(app: FastifyInstance, desk: StaffDesk): void {
  const { web } = desk
  const access = 'staff'
  addPage(app, web, { url: '/staff/reports/caseload', access, show: (visit) => showCaseload(desk, visit) })
  addPage(app, web, { url: '/staff/reports/reviews', access, show: (visit) => showReviews(desk, visit) })
  addPage(app, web, { url: '/staff/reports/enquiries', access, show: (visit) => showHub(desk, visit) })
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

const hubFile =
  (tables: (report: EnquiriesReport) => GridTable[]): File =>
  async (desk, visit) => {
    const period = periodOf(desk, visit)
    return { about: period, grids: tables(await readHub(visit, period)) }
  }

const files: Record<string, File> = {
  caseload: caseloadFile(caseloadTables),
  'caseload-for-publication': caseloadFile(caseloadTablesForPublication),
  reviews: reviewsFile(reviewsTables),
  'reviews-for-publication': reviewsFile(reviewsTablesForPublication),
  enquiries: hubFile(hubTables),
  'enquiries-for-publication': hubFile(hubTablesForPublication),
}

/** What is no month is left out, so that an old link still shows something. */
const monthOf = ({ query }: Visit): Month | undefined => Month.safeParse(query.month).data

const readCaseload = (visit: Visit) =>
  visit.call('GET /api/staff/reports/caseload', { query: { month: monthOf(visit) } })
const readReviews = (visit: Visit, year: number) =>
  visit.call('GET /api/staff/reports/reviews', { query: { year: String(year) } })

/** A year or a month; this month unless another is asked for. */
function periodOf(desk: StaffDesk, { query }: Visit): string {
  const asked = query.period ?? ''
  const isYear = /^20\d\d$/.test(asked) && asked >= '2014'
  return isYear || Month.safeParse(asked).success ? asked : desk.today().slice(0, 7)
}

const readHub = (visit: Visit, period: string) =>
  visit.call('GET /api/staff/reports/enquiries', {
    query: period.length === 4 ? { year: period } : { month: period },
  })

async function showHub(desk: StaffDesk, visit: Visit) {
  const period = periodOf(desk, visit)
  const view = hubReportView(await readHub(visit, period), period, desk.today())
  return staffPage(desk, visit, {
    section: 'reports',
    title: view.title,
    name: 'hubReport',
    component: HubReportPage,
    view,
  })
}

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
