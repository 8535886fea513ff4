import type { FastifyInstance } from 'fastify'
import { addPage, type Visit, visitOf } from '../../lib/page.ts'
import { setPageHeaders } from '../../lib/security-headers.ts'
import { type StaffDesk, staffPage } from '../../lib/staff-desk.ts'
import { tablesAsCsv } from './staff-report-csv.ts'
import { StaffReportsPage } from './staff-reports-page.tsx'
import { type ReportTable, reportsView, requestTables, timelinessTable } from './staff-reports-view.ts'

/** The reports of a year, and each of them as a file. */
export function addStaffReports(app: FastifyInstance, desk: StaffDesk): void {
  addPage(app, desk.web, {
    url: '/staff/reports',
    access: 'staff',
    show: (visit) => showReports(desk, visit),
  })
  for (const name of ['timeliness', 'requests'] as const) {
    app.get(`/staff/reports/${name}.csv`, { config: { access: 'staff' } }, async (request, reply) => {
      const visit = visitOf(request, reply, desk.web)
      const year = yearOf(desk, visit)
      setPageHeaders(reply)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}-${year}.csv"`)
        .send(tablesAsCsv(await tables[name](visit, year)))
    })
  }
}

const readTimeliness = (visit: Visit, year: number) =>
  visit.call('GET /api/staff/reports/timeliness', { query: { year: String(year) } })
const readRequests = (visit: Visit, year: number) =>
  visit.call('GET /api/staff/reports/requests', { query: { year: String(year) } })

const tables: Record<'timeliness' | 'requests', (visit: Visit, year: number) => Promise<ReportTable[]>> = {
  timeliness: async (visit, year) => [timelinessTable(await readTimeliness(visit, year))],
  requests: async (visit, year) => requestTables(await readRequests(visit, year)),
}

/** This year unless another is asked for, as everywhere else; its page says that the year is not over. */
export function yearOf(desk: StaffDesk, { query }: Visit): number {
  const thisYear = Number(desk.today().slice(0, 4))
  const asked = Number(query.year)
  return Number.isInteger(asked) && asked >= 2014 && asked <= thisYear ? asked : thisYear
}

async function showReports(desk: StaffDesk, visit: Visit) {
  const year = yearOf(desk, visit)
  const [timeliness, requests] = await Promise.all([readTimeliness(visit, year), readRequests(visit, year)])
  return staffPage(desk, visit, {
    section: 'reports',
    title: `Reports for ${year}`,
    name: 'reports',
    component: StaffReportsPage,
    view: reportsView({ timeliness, requests }, year, Number(desk.today().slice(0, 4))),
  })
}
