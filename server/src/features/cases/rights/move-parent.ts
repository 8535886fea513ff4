import { type AccessLevel, accessLevels, formatDay, isWithin } from '@send-hub/shared'
import { latest, londonDay } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { endWiderConsents, replaceAccess } from '../people/people.store.ts'
import type { ParentAccess } from './rights.store.ts'

/** What a parent sees once it is the young person's to say. Without an answer: where things are, and no papers. */
export function levelFor({ answer, level }: ParentAccess, isRestricted: boolean): AccessLevel {
  if (answer === null) return narrower(level, 'status')
  // Nobody sees more by a rule while a restriction stands: staff who read it decide.
  return isRestricted ? narrower(answer, level) : answer
}

const narrower = (one: AccessLevel, other: AccessLevel) => (isWithin(one, other) ? one : other)

/**
 * Ends a parent's access and begins the one that rests on the young person's word. What others were given on the parent's
 * consent ends, unless the young person lets the parent act: it was never theirs to give on.
 */
export async function moveParent(
  tx: Tx,
  ctx: Context,
  access: ParentAccess,
  level: AccessLevel,
): Promise<void> {
  const { accessId, caseId, familyMemberId, role, relationship, hasParentalResponsibility, endsOn } = access
  const id = newId()
  const by = { byKind: ctx.actor.kind, byId: ctx.actor.id, at: ctx.now }
  await replaceAccess(tx, accessId, {
    ...{ id, caseId, familyMemberId, role, relationship, hasParentalResponsibility, level, endsOn },
    startsOn: latest([access.startsOn, ctx.today]) ?? ctx.today,
    evidence: evidenceOf(access),
    consentedById: null,
    // Not `system`: that is what an import gave, and a later file may change.
    ...{ ...by, byKind: ctx.actor.kind === 'system' ? 'rights' : ctx.actor.kind },
  })
  const endedWith =
    level === 'act' ? [] : await endWiderConsents(tx, caseId, familyMemberId, accessLevels, by)
  await recordAudit(tx, ctx, {
    ...{ action: 'access-changed', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
    details: {
      accessId: id,
      before: accessId,
      role,
      level,
      levelBefore: access.level,
      why: 'rights',
      endedWith,
    },
  })
  if (endedWith.length > 0)
    await queueNotification(tx, ctx, {
      ...{ eventKey: `${id}:ended`, kind: 'access-ended', to: { familyMembers: endedWith }, caseId },
    })
}

function evidenceOf({ answer, answeredAt }: ParentAccess): string {
  return answer && answeredAt
    ? `The young person said so on ${formatDay(londonDay(answeredAt))}`
    : 'The rights passed to the young person, who has not answered yet'
}
