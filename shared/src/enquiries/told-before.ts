import { z } from 'zod'
import { Day } from '../day.ts'
import { promiseOutcomes } from './promise-words.ts'

/** How far back "this family was told before" looks, in months, and how much of it is shown. */
export const toldBeforeMonths = 12
export const mostToldBefore = 8

const inEnquiry = { enquiryId: z.uuid(), reference: z.string() }

/** Something that this asker, and nobody else's, was told by us. `on`: Europe/London. */
export const ToldBefore = z.discriminatedUnion('kind', [
  /** The beginning of what we wrote in another enquiry of theirs. */
  z.object({ kind: z.literal('message'), on: Day, text: z.string(), ...inEnquiry }),
  z.object({
    kind: z.literal('reply-by'),
    on: Day,
    dueOn: Day,
    outcome: z.enum(promiseOutcomes),
    ...inEnquiry,
  }),
  /** A day given for a late step of the case. */
  z.object({
    kind: z.literal('step'),
    on: Day,
    duty: z.string(),
    dueOn: Day,
    outcome: z.enum(promiseOutcomes),
  }),
  z.object({ kind: z.literal('letter'), on: Day, letter: z.string(), isByPost: z.boolean() }),
])
export type ToldBefore = z.infer<typeof ToldBefore>
