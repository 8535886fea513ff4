import { z } from 'zod'
import { Day } from '../day.ts'

/** What the council owes on a case, by law: only these make a case late. In the order of a case's life. */
export const councilDutyKinds = [
  'decide-to-assess',
  'tell-no-plan',
  'final-plan',
  'write-after-move-in',
  'review',
  'review-decision',
  'amended-plan',
  'phase-transfer',
  'answer-reassessment',
  'reassessed-plan',
  'transfer-plan-out',
  'arrange-mediation',
  'order-start-assessment',
  'order-draft',
  'order-amend',
  'order-name-setting',
  'order-continue-or-cease',
] as const

/** Time that others have: those asked for advice, the school after a review, settings, the family. */
export const othersDutyKinds = [
  'advice',
  'review-papers',
  'review-report',
  'setting-reply',
  'family-comments',
  'contact-mediation',
  'appeal',
  'under-five-review',
] as const

export const dutyKinds = [...councilDutyKinds, ...othersDutyKinds] as const
export const DutyKind = z.enum(dutyKinds).meta({ id: 'DutyKind' })
export type DutyKind = z.infer<typeof DutyKind>

export type CouncilDutyKind = (typeof councilDutyKinds)[number]

/** Whether the council owes it: a family is never "late", and a late report is told apart from a late council. */
export function isOwedByCouncil(kind: DutyKind): kind is CouncilDutyKind {
  return (councilDutyKinds as readonly DutyKind[]).includes(kind)
}

/** Reasons for which the law excuses a late step. Source: SEND Regulations 2014, regs 5(4), 8(2), 10(4), 13(3). */
export const exceptionCodes = ['SCHOOL_CLOSED', 'EY_CLOSED', 'EXCEPTIONAL', 'AWAY', 'MISSED_APPT'] as const
export const ExceptionCode = z.enum(exceptionCodes).meta({ id: 'ExceptionCode' })
export type ExceptionCode = z.infer<typeof ExceptionCode>

/**
 * `due`: not done, in time. `late`: not done, the legal date has passed. `met` and `met-late`: done.
 * `ended` and `ended-late`: the case closed first. `not-recorded`: done, but no day is on record.
 * `window`: time that the family or a setting has; nobody can be late on it.
 */
export const dutyStates = [
  'due',
  'late',
  'met',
  'met-late',
  'ended',
  'ended-late',
  'not-recorded',
  'window',
] as const

export const Duty = z
  .object({
    kind: DutyKind,
    /** What it is about where a case can have several of the kind (a request for advice, an event); else null. */
    subjectId: z.uuid().nullable(),
    state: z.enum(dutyStates),
    /** Last day to comply. Never moved by a weekend, a bank holiday or an exception. */
    legalDate: Day,
    /** The last working day strictly before the legal date. */
    actBy: Day,
    metOn: Day.nullable(),
    /** Calendar days past the legal date; 0 if not late. */
    lateByDays: z.int().min(0),
    exception: ExceptionCode.nullable(),
    promisedDate: Day.nullable(),
    /** The reason for delay given with the promise, as a clause: "that …". */
    reason: z.string().nullable(),
  })
  .meta({ id: 'Duty' })
export type Duty = z.infer<typeof Duty>

/** What each duty is called: by families on the timeline, by staff in the duties table. */
export const dutyWords = {
  'decide-to-assess': { family: 'We tell you if we will assess', staff: 'Week 6: decision to assess' },
  'tell-no-plan': {
    family: 'We tell you if the answer is no',
    staff: 'Week 16: tell the family there is no plan',
  },
  'final-plan': { family: 'We send the final plan', staff: 'Week 20: final plan' },
  'write-after-move-in': {
    family: 'We write to you about the plan you came with',
    staff: 'Move in: write to the family',
  },
  review: { family: 'We check the plan with you', staff: 'Annual review complete' },
  'review-decision': { family: 'We tell you what we decide', staff: 'Review: decision, 4 weeks' },
  'amended-plan': { family: 'We send the changed plan', staff: 'Amended final plan, 8 weeks from notice' },
  'phase-transfer': {
    family: 'We name the next school or college',
    staff: 'Phase transfer: name the setting in the plan',
  },
  'answer-reassessment': {
    family: 'We tell you if we will assess again',
    staff: 'Answer the request to re-assess, 15 days',
  },
  'reassessed-plan': {
    family: 'We send the plan after the new assessment',
    staff: 'Re-assessment: final plan, 14 weeks',
  },
  'transfer-plan-out': {
    family: 'We send the plan to the new council',
    staff: 'Move out: send the plan on, 15 working days',
  },
  'arrange-mediation': { family: 'We set up the mediation meeting', staff: 'Arrange mediation, 30 days' },
  'order-start-assessment': {
    family: 'We start the assessment',
    staff: 'Tribunal order: start the assessment, 2 weeks',
  },
  'order-draft': { family: 'We send you the draft plan', staff: 'Tribunal order: draft plan, 5 weeks' },
  'order-amend': { family: 'We send the changed plan', staff: 'Tribunal order: amend the plan, 5 weeks' },
  'order-name-setting': {
    family: 'We name the school in the plan',
    staff: 'Tribunal order: name the setting, 2 weeks',
  },
  'order-continue-or-cease': {
    family: 'We do what the Tribunal told us',
    staff: 'Tribunal order: keep or end the plan, at once',
  },
  advice: { family: 'A report comes in', staff: 'Advice due, 6 weeks' },
  'review-papers': {
    family: 'You get the papers for the meeting',
    staff: 'Review papers sent, 2 weeks before',
  },
  'review-report': {
    family: 'The report of the meeting comes in',
    staff: 'Setting’s review report, 2 weeks',
  },
  'setting-reply': { family: 'Schools answer us', staff: 'Replies from schools or colleges' },
  'family-comments': { family: 'You tell us about the draft', staff: 'Family comments on the draft' },
  'contact-mediation': { family: 'You contact the mediation service', staff: 'Family contacts mediation' },
  appeal: { family: 'You can appeal', staff: 'Family can appeal' },
  'under-five-review': {
    family: 'We think about checking the plan early',
    staff: 'Under five: consider a review',
  },
} as const satisfies Record<DutyKind, { family: string; staff: string }>
