import { z } from 'zod'

const count = z.number().int()
/** Per cent with one decimal; null when there is nothing to divide by. */
const percent = z.number().nullable()

/** The Department's 20-week measure for plans issued in a calendar year. */
export const TimelinessReport = z
  .object({
    year: count,
    plansIssued: count,
    plansWithException: count,
    within20Weeks: count,
    within20WeeksPercent: percent,
    excludingExceptions: z.object({
      plansIssued: count,
      within20Weeks: count,
      within20WeeksPercent: percent,
    }),
    from20WeeksToAYear: count,
    overAYear: count,
  })
  .meta({ id: 'TimelinessReport' })
export type TimelinessReport = z.infer<typeof TimelinessReport>

/** What became of the requests received, the assessments ended and the plans ceased in a calendar year. */
export const RequestsReport = z
  .object({
    year: count,
    requests: z.object({
      received: count,
      assess: count,
      refused: count,
      notYetDecided: count,
      withdrawn: count,
      decidedBeforeCollectionYear: count,
    }),
    assessmentsEnded: z.object({ plan: count, noPlan: count, withdrawn: count }),
    /** The census day that "in force" is counted on: of the newest return, else today. */
    censusOn: z.string(),
    plansInForce: count,
    plansCeased: z.object({
      total: count,
      maxAge: count,
      needsMet: count,
      higherEducation: count,
      paidWork: count,
      movedToAnotherLa: count,
      noLongerEngages: count,
      leftEngland: count,
      deceased: count,
      other: count,
      notRecorded: count,
    }),
  })
  .meta({ id: 'RequestsReport' })
export type RequestsReport = z.infer<typeof RequestsReport>

export const reportNames = ['timeliness', 'requests'] as const
export const ReportName = z.enum(reportNames)
export type ReportName = z.infer<typeof ReportName>
