import { z } from 'zod'
import { Day } from '../day.ts'
import { AdviceKind, ChaseWay, ReportState, SettingAnswer } from './advice.ts'

/** The reports of the assessment that runs now, as the family sees them: who was asked, and what we did about late ones. */
export const ReportsForFamily = z.object({
  asked: z.int(),
  answered: z.int(),
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: AdviceKind,
      /** A profession or service, never a person. */
      askedOf: z.string(),
      askedOn: Day,
      /** The legal day; null for what the family itself was asked, which has none. */
      dueOn: Day.nullable(),
      state: ReportState,
      arrivedOn: Day.nullable(),
      chases: z.array(z.object({ on: Day, how: ChaseWay })),
    }),
  ),
})
export type ReportsForFamily = z.infer<typeof ReportsForFamily>

/** How many schools or colleges were asked; which ones, a family hears from its officer. Null: none was. */
export const SettingsForFamily = z
  .object({ asked: z.int(), answered: z.int(), replyBy: Day.nullable() })
  .nullable()
export type SettingsForFamily = z.infer<typeof SettingsForFamily>

export const AdviceRequestForStaff = z.object({
  id: z.uuid(),
  kind: AdviceKind,
  askedOf: z.string(),
  contact: z.object({
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  askedOn: Day,
  /** The last day to comply and the last working day before it; null for what the family was asked. */
  dueOn: Day.nullable(),
  actBy: Day.nullable(),
  arrivedOn: Day.nullable(),
  state: z.enum([...ReportState.options, 'cancelled']),
  /** Calendar days past the legal day; 0 if not late. */
  lateByDays: z.int(),
  /** What excuses the lateness in law, in words. */
  exception: z.string().nullable(),
  /** Asked in the assessment that runs now, and so counted. */
  isCurrent: z.boolean(),
  chases: z.array(
    z.object({
      id: z.uuid(),
      on: Day,
      how: ChaseWay,
      note: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
})
export type AdviceRequestForStaff = z.infer<typeof AdviceRequestForStaff>

export const SettingForStaff = z.object({
  id: z.uuid(),
  name: z.string(),
  urn: z.string().nullable(),
  askedOn: Day,
  /** The council goes on without an answer after this day. Source: Code of Practice 9.83. */
  replyBy: Day.nullable(),
  answeredOn: Day.nullable(),
  answer: SettingAnswer.nullable(),
  note: z.string().nullable(),
})
export type SettingForStaff = z.infer<typeof SettingForStaff>

/** The advice board of one case, for staff alone: it names people and how to reach them. */
export const AdviceBoard = z.object({
  asked: z.int(),
  answered: z.int(),
  requests: z.array(AdviceRequestForStaff),
  settings: z.array(SettingForStaff),
  /** What to do now, the most pressing first. */
  todo: z.array(z.object({ adviceId: z.uuid().nullable(), text: z.string() })),
  /** The usual reports that were not asked for yet in this assessment. */
  usualToAsk: z.array(AdviceKind),
  /** Whether the stage allows it. */
  mayAsk: z.boolean(),
  mayAskSettings: z.boolean(),
  /** Asking a setting can record the step, too. */
  canMoveToSettings: z.boolean(),
  /** The first day on which a request of this assessment can have been made. */
  assessmentFrom: Day,
})
export type AdviceBoard = z.infer<typeof AdviceBoard>
