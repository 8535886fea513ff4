import { z } from 'zod'
import { RestrictionKind } from '../access/restrictions.ts'
import { Day } from '../day.ts'

/** A restriction as everybody who works on the case sees it. */
export const RestrictionOfCase = z.object({
  id: z.uuid(),
  kind: RestrictionKind,
  /** Of NO_CONTACT: who must not be reached and must not see. */
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  note: z.string(),
  setOn: Day,
  setBy: z.string(),
  /** The day to look at it again; it does not end by itself. */
  reviewOn: Day.nullable(),
})
export type RestrictionOfCase = z.infer<typeof RestrictionOfCase>

export const NewRestriction = z.object({
  kind: RestrictionKind,
  familyMemberId: z.uuid().optional(),
  note: z
    .string()
    .trim()
    .min(1, 'Say why, and what colleagues must know')
    .max(1_000, 'Use 1,000 characters or fewer'),
  reviewOn: Day.optional(),
})
export type NewRestriction = z.infer<typeof NewRestriction>

export const ClearedRestriction = z.object({
  note: z.string().trim().min(1, 'Say why it can be cleared').max(1_000, 'Use 1,000 characters or fewer'),
})
export type ClearedRestriction = z.infer<typeof ClearedRestriction>

export const RestrictionParams = z.object({ caseId: z.uuid(), restrictionId: z.uuid() })

/** `stopped`: how many messages that waited will never leave. */
export const RestrictionSet = z.object({ id: z.uuid(), stopped: z.int() })
export type RestrictionSet = z.infer<typeof RestrictionSet>

/** All that stand, those due for another look first. Only for staff with the power `safeguarding`. */
export const Restrictions = z.object({
  items: z.array(
    RestrictionOfCase.extend({
      childName: z.string(),
      /** A case of the child to open. */
      caseId: z.uuid(),
      reference: z.string(),
      isReviewDue: z.boolean(),
    }),
  ),
})
export type Restrictions = z.infer<typeof Restrictions>
