import { z } from 'zod'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'

export const complaintOutcomes = ['upheld', 'partly-upheld', 'not-upheld', 'withdrawn'] as const
export const ComplaintOutcome = z.enum(complaintOutcomes)
export type ComplaintOutcome = z.infer<typeof ComplaintOutcome>

/** What an outcome is called, for staff and families alike. */
export const complaintOutcomeWords: Record<ComplaintOutcome, string> = {
  upheld: 'Upheld: we were at fault',
  'partly-upheld': 'Partly upheld: we were at fault in part',
  'not-upheld': 'Not upheld: we found no fault',
  withdrawn: 'Withdrawn by the family',
}

/** One stage of a complaint and its days, Europe/London. */
export const ComplaintStage = z.object({
  stage: z.union([z.literal(1), z.literal(2)]),
  receivedOn: Day,
  acknowledgeBy: Day,
  acknowledgedOn: Day.nullable(),
  /** Counted from the day it was acknowledged; null until then. */
  answerBy: Day.nullable(),
  extendedTo: Day.nullable(),
  extensionReason: z.string().nullable(),
  answeredOn: Day.nullable(),
  outcome: ComplaintOutcome.nullable(),
})
export type ComplaintStage = z.infer<typeof ComplaintStage>

const longest = 20_000
const Words = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longest, `Your message must be ${longest.toLocaleString('en-GB')} characters or fewer`)
const version = z.coerce.number().int()
const requestKey = z.uuid()

/** The family turns a question of theirs into a complaint, or asks for stage 2. */
export const NewComplaint = z.object({
  body: Words('Tell us what went wrong, and what you want us to do'),
  requestKey,
})
export type NewComplaint = z.infer<typeof NewComplaint>

/** Staff do it for them, in one step. */
export const OpenComplaint = z.object({ version })

export const AcknowledgeComplaint = z.object({
  body: Words('Write what you understand the complaint to be, and what happens next'),
  requestKey,
  version,
  confirms: Confirms.optional(),
})
export type AcknowledgeComplaint = z.infer<typeof AcknowledgeComplaint>

export const ExtendComplaint = z.object({
  extendedTo: Day,
  reason: z.string().trim().min(1, 'Say why more time is needed: the family reads it').max(1_000),
  requestKey,
  version,
  confirms: Confirms.optional(),
})
export type ExtendComplaint = z.infer<typeof ExtendComplaint>

export const AnswerComplaint = z.object({
  body: Words('Write the answer to the complaint'),
  outcome: ComplaintOutcome.exclude(['withdrawn'], 'Choose what came of the complaint'),
  requestKey,
  version,
  confirms: Confirms.optional(),
})
export type AnswerComplaint = z.infer<typeof AnswerComplaint>

export const WithdrawComplaint = z.object({
  version,
  reason: z.string().trim().min(1, 'Say how the family told you').max(500),
})
export type WithdrawComplaint = z.infer<typeof WithdrawComplaint>

/** "Did this answer your question?" */
export const NewFeedback = z.object({
  isAnswered: z.boolean('Choose yes or no'),
  /** What is still missing, where it did not. */
  body: z.string().trim().max(longest).optional(),
  requestKey,
})
export type NewFeedback = z.infer<typeof NewFeedback>

/** `said`: what they said to the last answer; null while they have said nothing. */
export const FeedbackForFamily = z.object({ isAsked: z.boolean(), said: z.boolean().nullable() })
export type FeedbackForFamily = z.infer<typeof FeedbackForFamily>
