import type { AccessEndReason, EndedAccess, PupilLeft } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { lockCase } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import {
  type AccessRow,
  findChildOfCase,
  findStandingAccess,
  listEndedWith,
  listStandingOfRole,
  takeBackAccess,
} from './people.store.ts'

/**
 * Takes access away at once, and with it what others were given on this person's consent; each is told by email that
 * something ended. Their questions go on for staff, and they read nothing of them.
 * @throws not-found; conflict when it has ended already, or follows from a decision about capacity
 */
export async function endAccess(
  ctx: StaffContext,
  caseId: string,
  accessId: string,
  { reason }: EndedAccess,
): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    if (!(await findChildOfCase(tx, caseId))) throw notFound()
    const access = await findStandingAccess(tx, caseId, accessId)
    if (!access) throw conflict('This access has ended already. Look at the case again.')
    if (access.role === 'alternative-person') {
      throw conflict('This access follows from a decision about capacity. End that decision.')
    }
    await takeAway(tx, ctx, caseId, access, reason)
    await saveCase(tx, ctx, caseId)
  })
}

/**
 * The pupil left the school: whatever its staff could see of this case ends at once.
 * @throws not-found
 */
export async function pupilLeft(ctx: StaffContext, caseId: string): Promise<PupilLeft> {
  return ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    if (!(await findChildOfCase(tx, caseId))) throw notFound()
    const ofSchool = await listStandingOfRole(tx, caseId, 'school')
    for (const access of ofSchool) await takeAway(tx, ctx, caseId, access, 'pupil-left')
    if (ofSchool.length > 0) await saveCase(tx, ctx, caseId)
    return { endedFor: ofSchool.length }
  })
}

/** In the transaction of an act that holds the case's row. */
export async function takeAway(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  { id, familyMemberId, role }: Pick<AccessRow, 'id' | 'familyMemberId' | 'role'>,
  why: AccessEndReason,
): Promise<void> {
  await takeBackAccess(tx, id, { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id, why })
  const endedWith = await listEndedWith(tx, caseId, familyMemberId, ctx.now)
  await recordAudit(tx, ctx, {
    ...{ action: 'access-ended', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
    details: { accessId: id, role, why, endedWith },
  })
  await tellOfEnd(tx, ctx, caseId, [familyMemberId, ...endedWith], `${id}:ended`)
}

/** One email each, which says neither what ended nor why. */
export async function tellOfEnd(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  familyMembers: string[],
  eventKey: string,
): Promise<void> {
  if (familyMembers.length === 0) return
  await queueNotification(tx, ctx, { eventKey, kind: 'access-ended', to: { familyMembers }, caseId })
}
