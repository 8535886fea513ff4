import { z } from 'zod'
import { Day } from '../day.ts'
import type { CaseStatus } from './case-status.ts'
import type { CouncilDutyKind } from './duty.ts'

/** What a school or other setting owes us on one pupil's case. */
export const schoolTaskKinds = ['advice', 'review-papers', 'review-report'] as const
export const SchoolTaskKind = z.enum(schoolTaskKinds)
export type SchoolTaskKind = z.infer<typeof SchoolTaskKind>

export const SchoolTask = z.object({
  kind: SchoolTaskKind,
  dueOn: Day.nullable(),
  state: z.enum(['to-do', 'late', 'done']),
  /** The day it came. */
  doneOn: Day.nullable(),
})
export type SchoolTask = z.infer<typeof SchoolTask>

const pupil = {
  caseId: z.uuid(),
  reference: z.string(),
  /** First name and surname. */
  name: z.string(),
  stage: z.string(),
  nextDate: z.object({ label: z.string(), day: Day }).nullable(),
}

/** One pupil in a school's list: nothing of the family, no other setting, no reason. */
export const PupilRow = z.object({
  ...pupil,
  /** Tasks to do. */
  taskCount: z.int(),
  hasLateTask: z.boolean(),
})
export type PupilRow = z.infer<typeof PupilRow>

export const PupilSearch = z.object({ query: z.string().trim().max(100).optional() })
export type PupilSearch = z.infer<typeof PupilSearch>
export const PupilRows = z.object({ items: z.array(PupilRow), total: z.int() })
export type PupilRows = z.infer<typeof PupilRows>

/** All that a school sees of a pupil's case: the stage, its next date, and the school's own tasks. */
export const CaseForSchool = z.object({
  ...pupil,
  tasks: z.array(SchoolTask),
  contact: z.object({ team: z.string(), phone: z.string(), email: z.string(), hours: z.string() }),
})
export type CaseForSchool = z.infer<typeof CaseForSchool>

/**
 * The stages as a school reads them. One word for all that has ended, and one while other settings may be asked: neither
 * why it ended nor where else a place is looked for is the school's to know.
 */
export const schoolStageWords = {
  DECIDING_TO_ASSESS: 'We are deciding whether to assess',
  REFUSED_TO_ASSESS: 'We said no to an assessment',
  ASSESSING: 'We are assessing',
  DECIDING_TO_ISSUE: 'We are deciding about a plan',
  NOT_ISSUING: 'We said no to a plan',
  DRAFTING: 'We are writing the draft plan',
  DRAFT_WITH_FAMILY: 'The plan is being finished',
  CONSULTING_SETTINGS: 'The plan is being finished',
  FINAL_ISSUED: 'The plan is final',
  IN_REVIEW: 'The plan is being reviewed',
  AMENDING_PLAN: 'The plan is being changed',
  REASSESSING: 'We are assessing again',
  CEASING_PLAN: 'We plan to end the plan',
  PLAN_CEASED: 'The plan has ended',
  CLOSED_WITHDRAWN: 'Closed',
  CLOSED_MOVED: 'Closed',
  CLOSED_DECEASED: 'Closed',
} as const satisfies Record<CaseStatus, string>

/**
 * The council's dates that a school may know; the day follows. Null: a date that would tell of the family, such as of
 * mediation, of the Tribunal or of a move.
 */
export const schoolDateWords = {
  'decide-to-assess': 'We decide by',
  'tell-no-plan': 'If the answer is no, we say so by',
  'final-plan': 'The final plan is due by',
  'write-after-move-in': null,
  review: 'The review must be complete by',
  'review-decision': 'We decide after the review by',
  'amended-plan': 'The changed plan is due by',
  'phase-transfer': 'The next school or college is named by',
  'answer-reassessment': null,
  'reassessed-plan': 'The plan is due by',
  'transfer-plan-out': null,
  'arrange-mediation': null,
  'order-start-assessment': null,
  'order-draft': null,
  'order-amend': null,
  'order-name-setting': null,
  'order-continue-or-cease': null,
} as const satisfies Record<CouncilDutyKind, string | null>

export const schoolTaskWords = {
  advice: {
    title: 'Send us your advice for the assessment',
    about: 'The law gives six weeks from the day we asked.',
  },
  'review-papers': {
    title: 'Send out the papers for the review meeting',
    about: 'Everyone who is invited must have them two weeks before the meeting.',
  },
  'review-report': {
    title: 'Send us the report of the review meeting',
    about: 'The law gives two weeks from the meeting.',
  },
} as const satisfies Record<SchoolTaskKind, { title: string; about: string }>
