import { z } from 'zod'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'
import { escalationLevels } from './enquiry-event.ts'
import { promiseOutcomes } from './promise-words.ts'
import { SentByMail } from './reply-way.ts'

/** One day that was promised for an answer, and what became of it. */
export const PromiseForStaff = z.object({
  dueOn: Day,
  madeOn: Day,
  /** Who the family was told stands behind it. */
  ownerName: z.string(),
  outcome: z.enum(promiseOutcomes),
})
export type PromiseForStaff = z.infer<typeof PromiseForStaff>

export const PromisesForFamily = z.object({
  /** Oldest first; a broken one stays. */
  days: z.array(PromiseForStaff),
  /** The last day that we missed since we last answered: we are late, whatever day was given since. */
  missedBy: Day.nullable(),
  heldBy: z.enum(escalationLevels),
  /** Since when we wait for them; null unless we do. */
  pausedOn: Day.nullable(),
  /** How many times they have come to us about it. */
  contactCount: z.number().int(),
})
export type PromisesForFamily = z.infer<typeof PromisesForFamily>

export const PromisesForStaff = z.object({
  days: z.array(PromiseForStaff),
  heldBy: z.enum(escalationLevels),
  pausedOn: Day.nullable(),
  /** Working days that were left when it was paused; null unless paused. */
  daysLeft: z.number().int().nullable(),
  /** Why it can't be paused; null: it can. */
  cannotPause: z.string().nullable(),
})
export type PromisesForStaff = z.infer<typeof PromisesForStaff>

const longest = 20_000
const Words = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longest, `Your message must be ${longest.toLocaleString('en-GB')} characters or fewer`)

/** "We need something from you": a question to the family, while which the promise stands still. */
export const AskFamily = z.object({
  body: Words('Write what you need from the family'),
  requestKey: z.uuid(),
  version: z.coerce.number().int(),
  confirms: Confirms.optional(),
  ...SentByMail.shape,
})
export type AskFamily = z.infer<typeof AskFamily>

/** "It has become urgent", with why. */
export const RaiseEnquiry = z.object({ body: Words('Tell us what has become urgent'), requestKey: z.uuid() })
export type RaiseEnquiry = z.infer<typeof RaiseEnquiry>
