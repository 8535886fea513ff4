import { type AccessLevel, isWithin } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { lockCase } from '../cases.store.ts'
import { listRestrictionKinds } from '../people/people.store.ts'
import { saveCase } from '../save-case.ts'
import { moveParent } from './move-parent.ts'
import { insertAnswer, listCaseIdsOfChild, listParentAccess, type ParentAccess } from './rights.store.ts'

export interface Answer {
  childId: string
  parentId: string
  level: AccessLevel
  /** `here`, or how staff were told. */
  toldBy: string
  enteredById: string | null
  /** Parents see what was answered already; else the answer waits for its day. */
  hasChanged: boolean
}

/**
 * Keeps what a young person said of one parent, for every case of theirs that this parent stands on, and does it at once
 * where the day has come. Works as staff or the system.
 * @throws not-found for somebody who is no parent of theirs here; not-allowed where a restriction keeps them from more
 */
export async function applyAnswer(tx: Tx, ctx: Context, answer: Answer): Promise<void> {
  const { childId, parentId, level, toldBy, enteredById, hasChanged } = answer
  for (const caseId of await listCaseIdsOfChild(tx, childId)) await lockCase(tx, caseId)
  const standing = (await listParentAccess(tx, childId, ctx.today)).filter(
    (access) => access.familyMemberId === parentId && isAsked(access),
  )
  if (standing.length === 0) throw notFound()
  await requireNoWidening(tx, childId, standing, level)

  for (const access of standing) {
    const { caseId } = access
    const id = newId()
    const kept = { id, caseId, parentId, level, toldBy, at: ctx.now, enteredById }
    await insertAnswer(tx, kept, ctx.today)
    await recordAudit(tx, ctx, {
      ...{ action: 'parent-answered-for', subjectKind: 'family-member', subjectId: parentId, caseId },
      details: { answerId: id, level, toldBy },
    })
    if (!hasChanged || access.level === level || access.isAlternativePerson) continue
    await moveParent(tx, ctx, { ...access, answer: level, answeredAt: ctx.now }, level)
    await saveCase(tx, ctx, caseId)
    await queueNotification(tx, ctx, {
      ...{ eventKey: id, kind: 'access-changed', to: { familyMembers: [parentId] }, caseId },
    })
  }
}

/** Not whom staff refused, nor whom a restriction keeps away: a young person's word does not undo that. */
const isAsked = ({ level, answer, isHeldBack }: ParentAccess) =>
  !isHeldBack && (level !== 'none' || answer !== null)

async function requireNoWidening(
  tx: Tx,
  childId: string,
  standing: readonly ParentAccess[],
  level: AccessLevel,
): Promise<void> {
  if (standing.every((access) => isWithin(level, access.level))) return
  if ((await listRestrictionKinds(tx, childId)).length > 0)
    throw notAllowed('We can’t do this here. Please call us, so that we can do it together.')
}
