import type { Report, ReportName } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { caseloadReport } from './caseload-report.ts'
import { enquiriesReport } from './enquiries-report.ts'
import { requestsReport, timelinessReport } from './reports.store.ts'
import { reviewsReport } from './reviews-report.ts'

type Run = (tx: Tx, about: { year: number; month: string | undefined; today: string }) => Promise<Report>

const reports: Record<ReportName, Run> = {
  timeliness: (tx, { year }) => timelinessReport(tx, year),
  requests: (tx, { year, today }) => requestsReport(tx, year, today),
  caseload: (tx, { year, month, today }) => caseloadReport(tx, today, month ?? lastMonthOf(year, today)),
  reviews: (tx, { year, today }) => reviewsReport(tx, year, today),
  enquiries: enquiriesReport,
}

/** December of a year that is over; of this year, up to now. */
const lastMonthOf = (year: number, today: string): string | undefined =>
  year < Number(today.slice(0, 4)) ? `${year}-12` : undefined

/**
 * A report by name, for screens, other systems and the command line alike. Counted as the system: a figure is the same
 * whoever reads it, also for those to whom some cases are closed.
 * @param year a calendar year; this one if absent
 * @param month as `YYYY-MM`. Of `caseload`: the last of its six month ends; if absent that of an earlier year's December.
 *   Of `enquiries`: that month alone; if absent the whole year
 */
export function runReport(ctx: Context, name: ReportName, year?: number, month?: string): Promise<Report> {
  const { today } = ctx
  const about = { year: year ?? Number(today.slice(0, 4)), month, today }
  return ctx.tx((tx) => asSystem(tx, () => reports[name](tx, about)))
}
