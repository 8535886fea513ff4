import type { ReportName, RequestsReport, TimelinessReport } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { requestsReport, timelinessReport } from './reports.store.ts'

/** A report by name, for screens, other systems and the command line alike. `year` is a calendar year; this one if absent. */
export function runReport(
  ctx: Context,
  name: ReportName,
  year?: number,
): Promise<TimelinessReport | RequestsReport> {
  const asked = year ?? Number(ctx.today.slice(0, 4))
  return ctx.tx<TimelinessReport | RequestsReport>((tx) =>
    name === 'timeliness' ? timelinessReport(tx, asked) : requestsReport(tx, asked, ctx.today),
  )
}
