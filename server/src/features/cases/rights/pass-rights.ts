import type { ToldDetails } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { insertCaseEvent, lockCase } from '../cases.store.ts'
import { listRestrictionKinds } from '../people/people.store.ts'
import { saveCase } from '../save-case.ts'
import { levelFor, moveParent } from './move-parent.ts'
import {
  type ChildNear,
  listCaseIdsOfChild,
  listParentAccess,
  listPeopleTouched,
  noteStep,
  type ParentAccess,
  type PersonTouched,
} from './rights.store.ts'
import { changesOn, passesOn, type RightsStep } from './rights-days.ts'

/**
 * Does what is due today for one child, in one transaction: warns both sides, each by itself, or passes the parents'
 * access to what the young person said. How many things were told; none where another worker was at it.
 */
export async function passRights(
  tx: Tx,
  ctx: SystemContext,
  { childId, birthOn, transfer }: ChildNear,
  step: RightsStep,
): Promise<number> {
  const { today } = ctx
  const passing = passesOn(birthOn)
  const days = { passesOn: passing, changesOn: changesOn(passing, transfer?.firstWarnedOn ?? today) }
  // Read before anything changes: whoever loses sight of the case is told that it changed.
  const people = await listPeopleTouched(tx, childId, today)
  if (!(await noteStep(tx, step, childId, { ...days, today }))) return 0
  const changed = step === 'day' ? await moveParents(tx, ctx, childId, () => true) : []
  const stillReading = step === 'day' ? await listPeopleTouched(tx, childId, today) : people
  for (const person of stillReading) await tellInHistory(tx, ctx, person, { step, ...days })
  await writeTo(tx, ctx, people, new Set(changed.map(({ familyMemberId }) => familyMemberId)))
  return stillReading.length
}

/** For a child whose rights passed before: parents who kept their access while they decided for the young person. */
export async function moveParentsNoLongerNamed(
  tx: Tx,
  ctx: SystemContext,
  childId: string,
  changedOn: string,
): Promise<void> {
  const people = await listPeopleTouched(tx, childId, ctx.today)
  const changed = await moveParents(tx, ctx, childId, ({ startsOn }) => startsOn < changedOn)
  const moved = new Set(changed.map(({ familyMemberId }) => familyMemberId))
  await writeTo(
    tx,
    ctx,
    people.filter(({ familyMemberId }) => moved.has(familyMemberId)),
    moved,
  )
}

/** Those whose access is another than before. Staff's refusals stay, and so does whoever decides for the young person. */
async function moveParents(
  tx: Tx,
  ctx: SystemContext,
  childId: string,
  isMeant: (access: ParentAccess) => boolean,
): Promise<ParentAccess[]> {
  const caseIds = await listCaseIdsOfChild(tx, childId)
  for (const caseId of caseIds) await lockCase(tx, caseId)
  const isRestricted = (await listRestrictionKinds(tx, childId)).length > 0
  const parents = (await listParentAccess(tx, childId, ctx.today)).filter(
    (access) => access.level !== 'none' && !access.isAlternativePerson && isMeant(access),
  )
  for (const access of parents) await moveParent(tx, ctx, access, levelFor(access, isRestricted))
  for (const caseId of caseIds) {
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, { action: 'rights-passed', subjectKind: 'case', subjectId: caseId, caseId })
  }
  return parents.filter((access) => levelFor(access, isRestricted) !== access.level)
}

async function tellInHistory(
  tx: Tx,
  ctx: SystemContext,
  { caseId, familyMemberId, role }: PersonTouched,
  told: { step: RightsStep; passesOn: string; changesOn: string },
): Promise<void> {
  const to = role === 'young-person' ? 'young-person' : 'parent'
  const details: ToldDetails = { about: 'rights-pass', rights: { to, ...told } }
  await insertCaseEvent(tx, ctx, {
    ...{ caseId, kind: 'family-told', on: ctx.today, details, isVisibleToFamily: true, familyMemberId },
  })
}

/** One message a person and day, with whatever else the daily work has to tell them (daily.store.ts has the same key). */
async function writeTo(
  tx: Tx,
  ctx: SystemContext,
  people: readonly PersonTouched[],
  changed: ReadonlySet<string>,
): Promise<void> {
  for (const { familyMemberId, caseId } of people) {
    const isChanged = changed.has(familyMemberId)
    await queueNotification(tx, ctx, {
      eventKey: isChanged ? `rights:${ctx.today}` : `daily:${ctx.today}`,
      kind: isChanged ? 'access-changed' : 'case-updated',
      to: { familyMembers: [familyMemberId] },
      caseId,
    })
  }
}
