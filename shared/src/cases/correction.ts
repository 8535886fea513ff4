import { z } from 'zod'
import { Day, formatDay } from '../day.ts'
import { CaseEventKind, recordKinds, stepKinds } from './case-event.ts'
import { caseEventWords } from './case-event-words.ts'

/** That an entry of the history is wrong: it did not happen, or it happened on another day. */
export const NewCorrection = z.object({
  eventId: z.uuid(),
  /** The version of the case that the officer was looking at. */
  version: z.coerce.number().int(),
  /** Why, for staff only. */
  reason: z.string().trim().min(1, 'Say why this entry is wrong').max(2_000),
  /** The day it really happened; left out when it did not happen. */
  on: Day.optional(),
})
export type NewCorrection = z.infer<typeof NewCorrection>

/** The same before it is decided: what would follow. */
export const CorrectionToCheck = NewCorrection.omit({ reason: true })
export type CorrectionToCheck = z.infer<typeof CorrectionToCheck>

/** Where the case would stand after a correction, for staff and as the heading of the family's page. */
export const CorrectionChecked = z.object({ stage: z.string(), since: Day, familyTitle: z.string() })
export type CorrectionChecked = z.infer<typeof CorrectionChecked>

/** What can be put right from the history: the other entries are put right where they were made. */
export const correctableKinds: readonly CaseEventKind[] = ['request-received', ...stepKinds, ...recordKinds]

/** What the event `event-corrected` carries: which entry was wrong, its day, and the right day if there is one. */
export const CorrectionDetails = z.object({
  corrected: CaseEventKind,
  on: Day,
  rightOn: Day.nullable(),
})
export type CorrectionDetails = z.infer<typeof CorrectionDetails>

/** How a family reads a correction: plainly what was wrong, and what is right. */
export function correctionForFamily({ corrected, on, rightOn }: CorrectionDetails): string {
  const wrong = `We put right a mistake. For ${formatDay(on)} we had written: “${caseEventWords[corrected].family}”`
  return rightOn ? `${wrong} The right day is ${formatDay(rightOn)}.` : `${wrong} That was wrong.`
}

/** Who looks after a case from now on. */
export const NewOfficer = z.object({
  officerId: z.uuid('Choose who looks after the case'),
  version: z.coerce.number().int(),
})
export type NewOfficer = z.infer<typeof NewOfficer>
