import { z } from 'zod'
import { CaseStatus } from '../cases/case-status.ts'
import { Month } from '../cases/caseload-views.ts'
import { Day } from '../day.ts'
import type { EnquiriesReport } from './enquiries-report.ts'

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

/** One number for each column of the report; null where no snapshot of that month end was taken. */
const counts = z.array(count.nullable())

/**
 * Live cases at the last six month ends, from the snapshots, and now. A case is live until it ends with us; a plan is
 * in force from the first final plan on, whatever is done with it since.
 */
export const CaseloadReport = z
  .object({
    /** Oldest first. `isNow`: counted today, not at a month end. */
    columns: z.array(z.object({ on: Day, isNow: z.boolean(), isTaken: z.boolean() })),
    /** By the district the child lived in on that day; null: not known. In the order of the alphabet. */
    plansByDistrict: z.array(z.object({ district: z.string().nullable(), counts })),
    /** Every stage of a live case, in the order of the process. */
    casesByStage: z.array(z.object({ status: CaseStatus, stage: z.string(), hasPlan: z.boolean(), counts })),
    totals: z.object({
      cases: counts,
      plans: counts,
      /** A legal day of the council has passed and the step is not done. */
      late: counts,
      /** Of the late ones, those with an exception in law. */
      lateWithException: counts,
    }),
  })
  .meta({ id: 'CaseloadReport' })
export type CaseloadReport = z.infer<typeof CaseloadReport>

const reviewCounts = {
  /** By law to be completed in this time, done or not. A return does not tell when its reviews were due. */
  due: count,
  /** Of these, completed by their legal day. */
  doneInTime: count,
  /** The decision was sent in this time, whenever the review was due. */
  completed: count,
  /** Of the completed, those whose meeting is on record. */
  withMeeting: count,
  /** Of these, decided within four weeks of the meeting, and their share. */
  decidedIn4Weeks: count,
  decidedIn4WeeksPercent: percent,
}

/** Annual reviews of a calendar year, and the moves to the next phase whose last day lies in it. */
export const ReviewsReport = z
  .object({
    year: count,
    months: z.array(z.object({ month: Month, ...reviewCounts })),
    whole: z.object(reviewCounts),
    /** Not completed, or not decided, and the legal day has passed: today, in whatever year it was. */
    overdueNow: z.object({ reviews: count, decisions: count }),
    phaseTransfers: z.array(
      z.object({
        /** The last day on which the plan may name the next place. */
        lastDay: Day,
        plans: count,
        /** A final or changed plan was sent in the school year before the move. */
        planFinal: count,
        /** The plan names the next place. Apart from the above: a final plan may still not name it. */
        settingNamed: count,
      }),
    ),
  })
  .meta({ id: 'ReviewsReport' })
export type ReviewsReport = z.infer<typeof ReviewsReport>

export const reportNames = ['timeliness', 'requests', 'caseload', 'reviews', 'enquiries'] as const
export const ReportName = z.enum(reportNames)
export type ReportName = z.infer<typeof ReportName>

/** What each report is, by its name. */
export interface ReportOf {
  timeliness: TimelinessReport
  requests: RequestsReport
  caseload: CaseloadReport
  reviews: ReviewsReport
  enquiries: EnquiriesReport
}
export type Report = ReportOf[ReportName]
