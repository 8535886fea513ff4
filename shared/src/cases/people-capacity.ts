import { z } from 'zod'
import { CapacityMatter } from '../access/capacity.ts'
import { Day } from '../day.ts'

/** The longest that a finding holds, in months; then it is asked again. (Our own rule.) */
export const capacityMonths = 12

/** One decision about one matter: never about a person as a whole. */
export const NewCapacityDecision = z.object({
  matter: CapacityMatter,
  hasCapacity: z.enum(['yes', 'no'], 'Choose whether they can decide this themselves'),
  reasons: z
    .string()
    .trim()
    .min(1, 'Say how this was found, and who was asked')
    .max(2_000, 'Use 2,000 characters or fewer'),
  /** Who acts for them in this matter; needed where they can't decide it. */
  alternativePersonId: z.uuid().optional(),
  decidedOn: Day,
  endsOn: Day,
  /** As for any access: restrictions on the child were read. */
  isRestrictionRead: z.boolean().default(false),
})
export type NewCapacityDecision = z.infer<typeof NewCapacityDecision>

export const CapacityOfCase = z.object({
  id: z.uuid(),
  matter: CapacityMatter,
  hasCapacity: z.enum(['yes', 'no']),
  reasons: z.string(),
  alternativePerson: z.string().nullable(),
  decidedOn: Day,
  endsOn: Day,
  recordedBy: z.string(),
  /** It holds today. */
  isInForce: z.boolean(),
})
export type CapacityOfCase = z.infer<typeof CapacityOfCase>

export const CapacityParams = z.object({ caseId: z.uuid(), decisionId: z.uuid() })
export const CapacityRecorded = z.object({ id: z.uuid() })
