import { z } from 'zod'
import { teamCodes } from '../councils/council.ts'
import { Day } from '../day.ts'
import { Paging } from '../paging.ts'
import { CaseStatus } from './case-status.ts'

/** Whose cases: one's own, those of a team (one's own unless another is named), or everybody's. */
export const Whose = z.enum(['mine', 'team', 'all'])
export type Whose = z.infer<typeof Whose>

/**
 * What there is to do, in the order in which it presses. `cases`: every live case, by the date that comes next.
 * `late`, `about-to-be-late` (the day to act is at most 10 working days away) and `this-week` (due by Sunday) have one
 * line a case; `advice-overdue` has one a report, `requests-open` one a request of a family.
 */
export const caseloadViews = [
  'late',
  'this-week',
  'about-to-be-late',
  'advice-overdue',
  'requests-open',
  'drafts-waiting',
  'reviews',
  'phase',
  'cases',
] as const
export const CaseloadView = z.enum(caseloadViews)
export type CaseloadView = z.infer<typeof CaseloadView>

/** A calendar month, `YYYY-MM`. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Give a month as year-month, like 2026-11')
export type Month = z.infer<typeof Month>

const scope = {
  whose: Whose.optional(),
  team: z.enum(teamCodes).optional(),
  /** The id of an officer, or `nobody` for cases that have none. */
  officer: z.union([z.uuid(), z.literal('nobody')]).optional(),
  district: z.string().max(60).optional(),
}

/** Whose caseload. Without `whose`: everybody's for another system, one's own for a person. */
export const CaseloadScope = z.object(scope)
export type CaseloadScope = z.infer<typeof CaseloadScope>

export const CaseloadSearch = Paging.extend({
  ...scope,
  view: CaseloadView.default('cases'),
  /** Of the views `reviews` and `phase`: only what is due in this month. */
  month: Month.optional(),
  /** Of the view `phase`: the last day to name the place, for example 2027-02-14. */
  phase: Day.optional(),
  stage: CaseStatus.optional(),
})
export type CaseloadSearch = z.infer<typeof CaseloadSearch>

export const CaseloadRow = z
  .object({
    /** Unique in the list. */
    key: z.string(),
    caseId: z.uuid(),
    reference: z.string(),
    childName: z.string(),
    status: CaseStatus,
    stage: z.string(),
    district: z.string().nullable(),
    team: z.string(),
    officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** What is to be done, in words; null when nothing is owed. */
    duty: z.string().nullable(),
    /** How many more duties of this case belong in the view. */
    moreDuties: z.int(),
    legalOn: Day.nullable(),
    actBy: Day.nullable(),
    /** Calendar days past the legal date; 0 if it has not passed. */
    lateByDays: z.int(),
    promisedOn: Day.nullable(),
    /** What the case waits for now. */
    waitingFor: z.string(),
  })
  .meta({ id: 'CaseloadRow' })
export type CaseloadRow = z.infer<typeof CaseloadRow>

/** How many lines each view has, for the same cases. */
export const CaseloadCounts = z.record(CaseloadView, z.int()).meta({ id: 'CaseloadCounts' })
export type CaseloadCounts = z.infer<typeof CaseloadCounts>

export const Caseload = z.object({
  counts: CaseloadCounts,
  items: z.array(CaseloadRow),
  total: z.int(),
})
export type Caseload = z.infer<typeof Caseload>

/** The work of each officer of a team, or of all; `officer` is null for cases that nobody has. */
export const CaseloadOfficers = z.object({
  items: z.array(
    z.object({
      officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      team: z.string(),
      cases: z.int(),
      late: z.int(),
      thisWeek: z.int(),
      aboutToBeLate: z.int(),
    }),
  ),
})
export type CaseloadOfficers = z.infer<typeof CaseloadOfficers>

/** Annual reviews by the month they are due in; the first line is everything due before this month and not done. */
export const ReviewMonths = z.object({
  items: z.array(
    z.object({
      /** Null: before this month. */
      month: Month.nullable(),
      /** By law to be completed in this month, done or not. */
      due: z.int(),
      /** Completed already: the decision was sent. Not counted before this month. */
      done: z.int(),
      toDo: z.int(),
      /** Still to do, and a meeting is arranged or was held. */
      arranged: z.int(),
      /** Still to do, and past the legal date. */
      late: z.int(),
    }),
  ),
})
export type ReviewMonths = z.infer<typeof ReviewMonths>

/** Moves to the next phase of education, by the last day on which the plan may name the place. */
export const PhaseBoard = z.object({
  cohorts: z.array(
    z.object({
      /** The last safe day: the day before the date in the law. */
      lastDay: Day,
      actBy: Day,
      /** Negative when the day has passed. */
      daysLeft: z.int(),
      plans: z.int(),
      /** The place is named in the plan. */
      named: z.int(),
      toDo: z.int(),
      byStage: z.array(z.object({ status: CaseStatus, stage: z.string(), plans: z.int() })),
    }),
  ),
})
export type PhaseBoard = z.infer<typeof PhaseBoard>
