import { z } from 'zod'
import { Day } from '../day.ts'

export const LookedSearch = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) })

/** How many lines a page of the list has: one for each person and day. */
export const lookedPageSize = 50

/** Who of the council opened a case, for its family: a line for each person and day, newest first. */
export const LookedAt = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  items: z.array(
    z.object({
      day: Day,
      /** As families know it; null for one of the council's other systems. */
      team: z.string().nullable(),
      firstName: z.string().nullable(),
    }),
  ),
  total: z.int(),
})
export type LookedAt = z.infer<typeof LookedAt>

/** The page on which a family sees who opened its record. */
export const lookedWords = {
  title: 'Who has looked at this',
  intro:
    'We keep a list of our staff who open this record. They look when they work on it or answer a question.',
  empty: 'None of our staff has opened this record yet.',
  system: 'One of our computer systems',
  checks: 'Some of our staff check this list itself, to keep your data safe. That is not shown here.',
  ask: 'Do you not know why someone looked? Ask us. We will find out and tell you.',
  askLink: 'Ask us why someone looked',
} as const
