import type {
  ClearedRestriction,
  NewRestriction,
  RestrictionKind,
  RestrictionSet,
  Restrictions,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notAllowed } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { lockCasesOfChild } from '../acts/cases-of-child.store.ts'
import { requireChildOfCase } from './people-of-case.ts'
import {
  clearRestriction,
  hasSameRestriction,
  insertRestriction,
  isPersonOfChild,
  listStandingRestrictions,
  lockRestriction,
  stopHeldMessages,
} from './restrictions.store.ts'

/** Whoever sets and clears is a person with a name. */
export function requirePerson(ctx: StaffContext): string {
  if (ctx.actor.kind !== 'staff') throw notAllowed()
  return ctx.actor.id
}

/**
 * Sets a restriction around a child, on all its cases. A hold, or no contact with one person, reaches access itself (a
 * trigger of migrations/0005) and stops at once what waits in the outbox for whom it holds back.
 * @throws not-found; conflict when the same stands already; validation-failed
 */
export async function restrictChild(
  ctx: StaffContext,
  caseId: string,
  { kind, familyMemberId, note, reviewOn }: NewRestriction,
): Promise<RestrictionSet> {
  const byId = requirePerson(ctx)
  return ctx.tx(async (tx) => {
    await lockCasesOfChild(tx, caseId)
    const { childId } = await requireChildOfCase(tx, caseId)
    const personId = kind === 'NO_CONTACT' ? (familyMemberId ?? null) : null
    if (kind === 'NO_CONTACT' && (!personId || !(await isPersonOfChild(tx, childId, personId)))) {
      throw invalid('/familyMemberId', 'Choose who must not be reached: somebody who has or had access')
    }
    if (reviewOn && reviewOn <= ctx.today) throw invalid('/reviewOn', 'The day to look again must lie ahead')
    if (await hasSameRestriction(tx, childId, kind, personId)) {
      throw conflict('This restriction stands already. Look at the case again.')
    }
    const id = newId()
    await insertRestriction(tx, {
      ...{ id, childId, kind, familyMemberId: personId, note, at: ctx.now, byId, reviewOn: reviewOn ?? null },
    })
    const stopped = holdsBack(kind) ? await stopHeldMessages(tx, childId) : 0
    await recordAudit(tx, ctx, {
      ...{ action: 'restriction-set', subjectKind: 'case', subjectId: caseId, caseId },
      details: { restrictionId: id, kind, familyMemberId: personId, stopped },
    })
    return { id, stopped }
  })
}

/**
 * Clears a restriction. What was written meanwhile for those it held back never leaves: whoever clears writes anew.
 * @throws not-found; conflict when it is cleared already
 */
export async function liftRestriction(
  ctx: StaffContext,
  caseId: string,
  restrictionId: string,
  { note }: ClearedRestriction,
): Promise<void> {
  const byId = requirePerson(ctx)
  await ctx.tx(async (tx) => {
    await lockCasesOfChild(tx, caseId)
    const { childId } = await requireChildOfCase(tx, caseId)
    const live = await lockRestriction(tx, restrictionId, childId)
    if (!live) throw conflict('This restriction does not stand any more. Look at the case again.')
    // While it still holds, so that the same people are meant.
    const stopped = holdsBack(live.kind) ? await stopHeldMessages(tx, childId) : 0
    await clearRestriction(tx, restrictionId, ctx.now, byId, note)
    await recordAudit(tx, ctx, {
      ...{ action: 'restriction-cleared', subjectKind: 'case', subjectId: caseId, caseId },
      details: { restrictionId, kind: live.kind, familyMemberId: live.familyMemberId, stopped },
    })
  })
}

/** All that stand, for those who look after them. */
export async function readRestrictions(ctx: StaffContext): Promise<Restrictions> {
  requirePerson(ctx)
  return ctx.tx(async (tx) => ({ items: await listStandingRestrictions(tx) }))
}

/** Those that keep somebody from the case and from what is sent. */
const holdsBack = (kind: RestrictionKind): boolean => kind === 'SAFEGUARDING_HOLD' || kind === 'NO_CONTACT'
