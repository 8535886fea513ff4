import type { LocksOfCase, NewLock, OwnLock } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { lockCasesOfChild } from '../acts/cases-of-child.store.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import {
  clearLock,
  countStaff,
  forgetNamedStaff,
  insertLock,
  insertNamedStaff,
  listLocksOfChild,
  listNamedStaff,
  listStaffBut,
  lockCasesOf,
} from './locks.store.ts'
import { requireChildOfCase } from './people-of-case.ts'
import { requirePerson } from './restrict-child.ts'

/** What a lock does beyond the cases themselves. */
export interface LockOptions {
  /** Takes the open enquiries of these cases from those who may not open them any more. */
  freeEnquiriesOf(tx: Tx, caseIds: readonly string[], ownerIds: readonly string[]): Promise<void>
}

/** What stands of a case's locks. @throws not-found */
export async function readLocks(ctx: StaffContext, caseId: string): Promise<LocksOfCase> {
  requirePerson(ctx)
  return ctx.tx((tx) => locksOf(tx, caseId))
}

const readReference = statement('cases.reference-for-locks', 'select reference from cases where id = $1')

async function locksOf(tx: Tx, caseId: string): Promise<LocksOfCase> {
  const { childId, name } = await requireChildOfCase(tx, caseId)
  const [row] = await tx.rows<{ reference: string }>(readReference, [caseId])
  return {
    ...{ id: caseId, reference: row?.reference ?? '', childName: name },
    locks: await listLocksOfChild(tx, childId),
    named: await listNamedStaff(tx, childId),
  }
}

/**
 * Keeps one member of staff, or all but those who are named, away from every case of a child: for them it is not there.
 * An officer who is kept away looks after it no more.
 * @throws not-found; conflict when the same lock stands; validation-failed
 */
export async function lockChild(
  ctx: StaffContext,
  options: LockOptions,
  caseId: string,
  input: NewLock,
): Promise<void> {
  const byId = requirePerson(ctx)
  const { staffMemberId = null, reason, namedStaffIds } = input
  if (staffMemberId === byId) throw invalid('/staffMemberId', 'Say for yourself that you know this family')
  await ctx.tx(async (tx) => {
    await lockCasesOfChild(tx, caseId)
    const { childId } = await requireChildOfCase(tx, caseId)
    const standing = await listLocksOfChild(tx, childId)
    if (standing.some(({ who }) => (who?.id ?? null) === staffMemberId)) {
      throw conflict('This lock stands already. Look at the locks again.')
    }
    if (staffMemberId) {
      const { all } = await countStaff(tx, [staffMemberId])
      if (all === 0) throw invalid('/staffMemberId', 'Choose a colleague who works here')
    } else await requireNamed(tx, namedStaffIds)
    const id = newId()
    await insertLock(tx, { id, childId, staffMemberId, reason, at: ctx.now, byId })
    if (!staffMemberId) await insertNamedStaff(tx, childId, namedStaffIds, ctx.now, byId)
    await recordAudit(tx, ctx, {
      ...{ action: 'lock-set', subjectKind: 'case', subjectId: caseId, caseId },
      details: { lockId: id, staffMemberId, reason, named: staffMemberId ? [] : namedStaffIds },
    })
    const kept = staffMemberId ? [staffMemberId] : await listStaffBut(tx, namedStaffIds)
    await freeOfThem(tx, ctx, options, childId, kept)
  })
}

/** Nobody could ever open it again, if none of them may clear the lock. */
async function requireNamed(tx: Tx, ids: readonly string[]): Promise<void> {
  const { all, safeguarding } = await countStaff(tx, ids)
  if (all < new Set(ids).size) throw invalid('/namedStaffIds', 'Choose colleagues who work here')
  if (safeguarding === 0) {
    throw invalid('/namedStaffIds', 'Name at least one colleague who looks after safeguarding')
  }
}

/**
 * "I know this family": whoever says it is locked out at once, and can't take it back alone.
 * @throws not-found
 */
export async function lockMyselfOut(
  ctx: StaffContext,
  options: LockOptions,
  caseId: string,
  { reason }: OwnLock,
): Promise<void> {
  const me = requirePerson(ctx)
  await ctx.tx(async (tx) => {
    await lockCasesOfChild(tx, caseId)
    const { childId } = await requireChildOfCase(tx, caseId)
    await freeOfThem(tx, ctx, options, childId, [me])
    const lock = { id: newId(), childId, staffMemberId: me, reason, at: ctx.now, byId: me }
    await asSystem(tx, () => insertLock(tx, lock))
    await recordAudit(tx, ctx, {
      ...{ action: 'lock-declared', subjectKind: 'case', subjectId: caseId, caseId },
      details: { lockId: lock.id, reason },
    })
  })
}

/**
 * Opens a child's cases again to whoever was kept away; never to oneself.
 * @throws not-found; not-allowed for one's own; conflict when it stands no more
 */
export async function clearChildLock(ctx: StaffContext, caseId: string, lockId: string): Promise<void> {
  const byId = requirePerson(ctx)
  await ctx.tx(async (tx) => {
    await lockCasesOfChild(tx, caseId)
    const { childId } = await requireChildOfCase(tx, caseId)
    const lock = (await listLocksOfChild(tx, childId)).find(({ id }) => id === lockId)
    if (!lock) throw conflict('This lock stands no more. Look at the locks again.')
    if (lock.who?.id === byId) throw notAllowed('Nobody lets themselves back in. Ask a colleague.')
    if (!lock.who) await requireNotKept(tx, childId, byId)
    if (!(await clearLock(tx, lockId, childId, ctx.now, byId))) throw notFound()
    if (!lock.who) await forgetNamedStaff(tx, childId)
    await recordAudit(tx, ctx, {
      ...{ action: 'lock-cleared', subjectKind: 'case', subjectId: caseId, caseId },
      details: { lockId, staffMemberId: lock.who?.id ?? null },
    })
  })
}

/**
 * Whoever is not named sees the child through broken glass alone, which opens for an hour and not for good; unless none
 * of those who are named can clear the lock any more.
 */
async function requireNotKept(tx: Tx, childId: string, byId: string): Promise<void> {
  const named = (await listNamedStaff(tx, childId)).map(({ id }) => id)
  if (named.includes(byId) || (await countStaff(tx, named)).safeguarding === 0) return
  throw notAllowed('Nobody lets themselves back in. Ask a colleague who is named for this child.')
}

/** Somebody else must look after these cases and their enquiries: until then nobody does, and the lists say so. */
async function freeOfThem(
  tx: Tx,
  ctx: StaffContext,
  options: LockOptions,
  childId: string,
  keptIds: readonly string[],
): Promise<void> {
  const cases = await lockCasesOf(tx, childId)
  await options.freeEnquiriesOf(
    tx,
    cases.map(({ caseId }) => caseId),
    keptIds,
  )
  for (const { caseId, officerId } of cases) {
    if (officerId === null || !keptIds.includes(officerId)) continue
    await insertCaseEvent(tx, ctx, {
      ...{ caseId, kind: 'officer-removed', on: ctx.today, isVisibleToFamily: false },
      details: { before: { officerId } },
    })
    await saveCase(tx, ctx, caseId, { officerId: null })
    await recordAudit(tx, ctx, {
      ...{ action: 'officer-removed', subjectKind: 'case', subjectId: caseId, caseId },
      details: { before: officerId },
    })
  }
}
