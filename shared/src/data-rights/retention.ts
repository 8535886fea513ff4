import { z } from 'zod'
import { Day } from '../day.ts'

/** How long a council keeps what. Each council has its own schedule: all of it is settings, none of it a law. */
export type Retention = {
  /** A child who ever had a plan: until so many years after birth. */
  planYearsFromBirth: number
  /** A child who never had one: so many years after the last request ended. */
  noPlanYears: number
  /** A question that belongs to no case: so many years after it was closed. */
  enquiryYears: number
  /** The file with a copy of what is held on a child: so many days after it was released. */
  copyDays: number
  /**
   * Mail that became no question (spam, automatic answers, repeats): so many days. One that nobody could read may be a
   * question: as long as those.
   */
  mailDays: number
  /** Sessions that are over: so many days. */
  sessionDays: number
}

/** What runs out and is erased only when two people agree. */
export const retentionRules = ['plan', 'no-plan', 'enquiry'] as const
export const RetentionRule = z.enum(retentionRules).meta({ id: 'RetentionRule' })
export type RetentionRule = z.infer<typeof RetentionRule>
/** What the worker deletes by itself: it can be made again, or belongs to no question and no child. */
export const automaticRules = ['copy', 'mail', 'session'] as const
export type AutomaticRule = (typeof automaticRules)[number]

export const retentionWords: Record<RetentionRule | AutomaticRule, (kept: Retention) => string> = {
  plan: (kept) => `Children who had a plan: ${kept.planYearsFromBirth} years after birth`,
  'no-plan': (kept) =>
    `Children who never had a plan: ${kept.noPlanYears} years after the last request ended`,
  enquiry: (kept) => `Questions that belong to no case: ${kept.enquiryYears} years after they were closed`,
  copy: (kept) => `Copies of what is held on a child: ${kept.copyDays} days after their release`,
  mail: (kept) =>
    `Emails that became no question, like spam and automatic answers: ${kept.mailDays} days. Those that could not be read: ${kept.enquiryYears} years`,
  session: (kept) => `Sessions that are over: ${kept.sessionDays} days`,
}

/** Why somebody is to be erased: a rule that has run out, or the family asked. */
export const ErasureReason = z.enum([...retentionRules, 'request'], 'Choose why')
export type ErasureReason = z.infer<typeof ErasureReason>

/** Ids and references only: a list of what has run out names nobody. */
export const RunOut = z.object({
  rule: RetentionRule,
  subjectKind: z.enum(['child', 'enquiry']),
  subjectId: z.uuid(),
  references: z.array(z.string()),
  ranOutOn: Day,
  /** A legal hold, or somebody who waits for a copy, beats the rule. */
  isHeld: z.boolean(),
  isProposed: z.boolean(),
})
export type RunOut = z.infer<typeof RunOut>

export const ErasureView = z.object({
  id: z.uuid(),
  subjectKind: z.enum(['child', 'enquiry']),
  subjectId: z.uuid(),
  reason: ErasureReason,
  /** Empty once it is erased. */
  references: z.array(z.string()),
  caseId: z.uuid().nullable(),
  askedBy: z.string(),
  askedOn: Day,
  /** Whoever reads asked for it, so another person decides. */
  isMine: z.boolean(),
  isHeld: z.boolean(),
  state: z.enum(['waiting', 'files', 'done', 'refused']),
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
  filesLeft: z.int(),
})
export type ErasureView = z.infer<typeof ErasureView>

export const HoldView = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  references: z.array(z.string()),
  reason: z.string(),
  setBy: z.string(),
  setOn: Day,
})
export type HoldView = z.infer<typeof HoldView>

export const RetentionView = z.object({
  rules: z.array(
    z.object({ rule: RetentionRule, keeps: z.string(), count: z.int(), items: z.array(RunOut) }),
  ),
  automatic: z.array(z.string()),
  holds: z.array(HoldView),
  erasures: z.array(ErasureView),
})
export type RetentionView = z.infer<typeof RetentionView>

const typedReference = z.string().trim().min(1, 'Enter the reference of a case').max(40)

export const NewHold = z.object({
  reference: typedReference,
  reason: z.string().trim().min(1, 'Say why it must be kept').max(2_000, 'Use 2,000 characters or fewer'),
})
export type NewHold = z.infer<typeof NewHold>
export const LiftHold = z.object({
  reason: z.string().trim().min(1, 'Say why it can end').max(2_000, 'Use 2,000 characters or fewer'),
})
export type LiftHold = z.infer<typeof LiftHold>
export const HoldParams = z.object({ holdId: z.uuid() })

/** By a rule that has run out: the subject. Because the family asked: the reference of a case. */
export const NewErasure = z.union([
  z.object({
    rule: RetentionRule,
    subjectKind: z.enum(['child', 'enquiry']),
    subjectId: z.uuid(),
  }),
  z.object({ rule: z.literal('request'), reference: typedReference }),
])
export type NewErasure = z.infer<typeof NewErasure>
export const ErasureParams = z.object({ erasureId: z.uuid() })
