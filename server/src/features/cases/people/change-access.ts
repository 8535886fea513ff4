import { type AccessGiven, accessLevels, type ChangedAccess, isWithin } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { lockCase } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import { accessTerms } from './access-rules.ts'
import { tellOfEnd } from './end-access.ts'
import { tellOfAccess } from './give-access.ts'
import {
  type AccessRow,
  endWiderConsents,
  findChildOfCase,
  findRunningAccess,
  findStandingAccess,
  replaceAccess,
} from './people.store.ts'
import { requireNoRestriction } from './restrictions-in-the-way.ts'
import { requireYoungPersonsWord } from './young-persons-word.ts'

/**
 * Changes what somebody may see: the old access ends at once and the new one begins, so that both stay on record. What
 * others were given on their consent and is now wider than their own ends too.
 * @throws not-found; conflict when it ended meanwhile or is not given by staff; not-allowed, validation-failed
 */
export async function changeAccess(
  ctx: StaffContext,
  caseId: string,
  accessId: string,
  input: ChangedAccess,
): Promise<AccessGiven> {
  return ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    const child = await findChildOfCase(tx, caseId)
    if (!child) throw notFound()
    const old = await findStandingAccess(tx, caseId, accessId)
    if (!old) throw conflict('This access has ended already. Look at the case again.')
    requireChangeable(old)
    if (!isWithin(input.level, old.level))
      await requireNoRestriction(tx, child.childId, input.isRestrictionRead)
    const { familyMemberId } = old
    await requireYoungPersonsWord(tx, { childId: child.childId, caseId, parentId: familyMemberId }, input)
    const { consentedById } = input
    const consenter = consentedById ? await findRunningAccess(tx, caseId, consentedById) : undefined
    if (consentedById === old.familyMemberId) {
      throw invalid('/consentedById', 'Nobody consents to their own help. Choose who consented')
    }
    const terms = accessTerms(input, ctx.today, consenter)
    const id = newId()
    const { role, level, hasParentalResponsibility } = input
    const by = { byKind: ctx.actor.kind, byId: ctx.actor.id, at: ctx.now }
    await replaceAccess(tx, accessId, {
      ...{ id, caseId, familyMemberId, role, level, hasParentalResponsibility, ...terms, ...by },
    })
    await endHelpThatIsTooWide(tx, ctx, caseId, familyMemberId, level, id)
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, {
      ...{ action: 'access-changed', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
      details: { accessId: id, before: accessId, role, level, levelBefore: old.level },
    })
    if (level === 'none') await tellOfEnd(tx, ctx, caseId, [familyMemberId], id)
    else await tellOfAccess(tx, ctx, caseId, familyMemberId, id)
    return { accessId: id }
  })
}

function requireChangeable({ role }: AccessRow): void {
  if (role === 'alternative-person') {
    throw conflict(
      'This access follows from a decision about capacity. End that decision, or record a new one.',
    )
  }
}

async function endHelpThatIsTooWide(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  familyMemberId: string,
  level: ChangedAccess['level'],
  changeId: string,
): Promise<void> {
  const tooWide =
    level === 'act' ? [] : accessLevels.filter((each) => each !== 'none' && !isWithin(each, level))
  if (tooWide.length === 0) return
  const by = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  const ended = await endWiderConsents(tx, caseId, familyMemberId, tooWide, by)
  await tellOfEnd(tx, ctx, caseId, ended, changeId)
}
