import { z } from 'zod'
import { Day } from '../day.ts'

/**
 * What somebody owes on a case, by law. The first three are the council's; a family or a setting is never "late".
 */
export const dutyKinds = [
  'decide-to-assess',
  'tell-no-plan',
  'final-plan',
  'family-comments',
  'setting-reply',
] as const
export const DutyKind = z.enum(dutyKinds).meta({ id: 'DutyKind' })
export type DutyKind = z.infer<typeof DutyKind>

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
  'family-comments': { family: 'You tell us about the draft', staff: 'Family comments on the draft' },
  'setting-reply': { family: 'Schools answer us', staff: 'Replies from schools or colleges' },
} as const satisfies Record<DutyKind, { family: string; staff: string }>
