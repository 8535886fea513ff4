import { z } from 'zod'
import { Day } from '../day.ts'

/** Why a member of staff is kept away from a child. `colleague`: the child of somebody who works here. */
export const lockReasons = ['relative', 'knows-family', 'colleague'] as const
export const LockReason = z.enum(lockReasons, 'Choose why')
export type LockReason = z.infer<typeof LockReason>

export const lockReasonWords: Record<LockReason, string> = {
  relative: 'A relative of the child',
  'knows-family': 'Knows the family',
  colleague: 'The child of somebody who works here',
}

/** Without `staffMemberId`: the child is closed to everybody but those who are named. */
export const NewLock = z
  .object({
    staffMemberId: z.uuid().optional(),
    reason: LockReason,
    /** Who may still open the child's cases; of a child that is closed to all. */
    namedStaffIds: z.array(z.uuid()).max(20).default([]),
  })
  .refine(({ staffMemberId, namedStaffIds }) => staffMemberId !== undefined || namedStaffIds.length > 0, {
    error: 'Name at least one colleague who may still open it',
    path: ['namedStaffIds'],
  })
export type NewLock = z.infer<typeof NewLock>

/** "I know this family": locks out whoever says it, at once. */
export const OwnLock = z.object({ reason: LockReason.extract(['relative', 'knows-family'], 'Choose why') })
export type OwnLock = z.infer<typeof OwnLock>

export const LockParams = z.object({ caseId: z.uuid(), lockId: z.uuid() })

/** Locks on the child of a case; only for staff with the power `safeguarding`. */
export const LocksOfCase = z.object({
  id: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  locks: z.array(
    z.object({
      id: z.uuid(),
      /** Null: closed to everybody but those who are named. */
      who: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      reason: LockReason,
      setOn: Day,
      setBy: z.string(),
    }),
  ),
  named: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type LocksOfCase = z.infer<typeof LocksOfCase>

/** A case that is locked for me, opened in an emergency. */
export const BreakGlass = z.object({
  reference: z.string().trim().min(1, 'Enter the reference of the case').max(20),
  reason: z
    .string()
    .trim()
    .min(10, 'Say what the emergency is, in 10 characters or more')
    .max(1_000, 'Use 1,000 characters or fewer'),
})
export type BreakGlass = z.infer<typeof BreakGlass>
export const GlassBroken = z.object({ caseId: z.uuid(), until: z.string() })
export type GlassBroken = z.infer<typeof GlassBroken>

/** What managers look at, newest first; those nobody has looked at come before the others. */
export const BrokenGlassList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      at: z.string(),
      who: z.string(),
      /** Null where the case is closed to whoever looks. */
      reference: z.string().nullable(),
      caseId: z.uuid().nullable(),
      reason: z.string().nullable(),
      isMine: z.boolean(),
      seen: z.object({ on: Day, by: z.string(), note: z.string() }).nullable(),
    }),
  ),
})
export type BrokenGlassList = z.infer<typeof BrokenGlassList>

export const SeenGlass = z.object({
  note: z.string().trim().min(1, 'Say what you found').max(1_000, 'Use 1,000 characters or fewer'),
})
export type SeenGlass = z.infer<typeof SeenGlass>
export const GlassParams = z.object({ glassId: z.uuid() })

/** The longest that a broken glass stays open, in minutes. */
export const brokenGlassMinutes = 60
