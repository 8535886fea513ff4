import { type AccessLevel, isWithin } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { CasesToJoin, OpenInvitation } from '../../access/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { insertCaseEvent, lockCase } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import { type AccessRow, insertAccess, listStandingOfPerson, replaceAccess } from './people.store.ts'

/** Lets people in who joined with a code: what is given was decided when the code was made, and is decided anew by none. */
export const casesToJoin: CasesToJoin = {
  async letIn(tx, ctx, invitation, personId) {
    const { caseId } = invitation
    await lockCase(tx, caseId)
    const accessId = await settleAccess(tx, ctx, invitation, personId)
    if (!accessId || (await isHeldBack(tx, accessId))) return false
    await leaveTrace(tx, ctx, invitation, personId, accessId)
    await saveCase(tx, ctx, caseId)
    return true
  },
}

/** @returns the access that the person has now; null where only staff can settle it */
async function settleAccess(
  tx: Tx,
  ctx: Context,
  invitation: OpenInvitation,
  personId: string,
): Promise<string | null> {
  const { caseId, familyMemberId } = invitation
  const [standing, ...more] = await listStandingOfPerson(tx, caseId, personId)
  if (more.length > 0) return null
  if (personId === familyMemberId) return standing?.id ?? null
  if (familyMemberId) return moveAccess(tx, ctx, invitation, familyMemberId, personId, standing)
  if (standing && !mayReplace(standing, invitation)) {
    return seesAsMuch(standing, invitation) ? standing.id : null
  }
  const row = { ...rowOf(ctx, invitation, personId), level: invitation.level }
  if (standing) await replaceAccess(tx, standing.id, row)
  else await insertAccess(tx, row)
  return row.id
}

/** A consent takes the place of an older one of the same person. What staff decided, no family member replaces. */
function mayReplace(standing: AccessRow, { consentedById, level }: OpenInvitation): boolean {
  if (consentedById) return standing.consentedById === consentedById
  return standing.level !== 'none' && !isWithin(level, standing.level)
}

/** Of somebody whom staff invited, and who got access of their own meanwhile. */
function seesAsMuch(standing: AccessRow, { consentedById, level }: OpenInvitation): boolean {
  return consentedById === null && isWithin(level, standing.level)
}

function rowOf(ctx: Context, invitation: OpenInvitation, familyMemberId: string) {
  const { caseId, role, relationship, hasParentalResponsibility, evidence, consentedById } = invitation
  return {
    ...{ id: newId(), caseId, familyMemberId, role, relationship, hasParentalResponsibility, evidence },
    ...{ consentedById, startsOn: ctx.today, endsOn: invitation.accessEndsOn, at: ctx.now },
    ...{ byKind: invitation.createdByKind, byId: invitation.createdById },
  }
}

const moveConsents = statement(
  'cases.move-consents',
  `update case_access set consented_by_id = $3
   where case_id = $1 and consented_by_id = $2 and revoked_at is null`,
)
const moveRow = statement(
  'cases.move-access',
  `with old as (
     update case_access set revoked_at = $5, revoked_by_kind = 'system'
     where case_id = $1 and family_member_id = $2 and revoked_at is null and level <> 'none' and starts_on <= $6::date
       and (ends_on is null or ends_on >= $6::date)
     returning role, relationship, has_parental_responsibility, level, evidence, consented_by_id, ends_on, granted_by_kind,
       granted_by_id
   )
   insert into case_access (id, case_id, family_member_id, role, relationship, has_parental_responsibility, level, evidence,
     consented_by_id, starts_on, ends_on, granted_by_kind, granted_by_id, created_at)
   select $4, $1, $3, role, relationship, has_parental_responsibility, level, evidence, consented_by_id, $6::date, ends_on,
     granted_by_kind, granted_by_id, $5 from old returning id`,
)

/**
 * The same human being has an account under another entry: what the entry without a sign-in may see goes to it, with
 * the helpers they consented to. Where the account sees as much already, nothing is to be given.
 */
async function moveAccess(
  tx: Tx,
  ctx: Context,
  { caseId, level }: OpenInvitation,
  from: string,
  to: string,
  standing: { id: string; level: AccessLevel } | undefined,
): Promise<string | null> {
  if (standing) return isWithin(level, standing.level) ? standing.id : null
  await tx.rows(moveConsents, [caseId, from, to])
  const [row] = await tx.rows<{ id: string }>(moveRow, [caseId, from, to, newId(), ctx.now, ctx.today])
  return row?.id ?? null
}

const readHeldBack = statement(
  'cases.access-is-held-back',
  'select held_back as held from case_access where id = $1',
)

async function isHeldBack(tx: Tx, accessId: string): Promise<boolean> {
  return (await tx.rows<{ held: boolean }>(readHeldBack, [accessId]))[0]?.held ?? true
}

/** An entry that staff see and no family, the audit, and one email to whoever joined. */
async function leaveTrace(
  tx: Tx,
  ctx: Context,
  { id: invitationId, caseId, familyMemberId }: OpenInvitation,
  personId: string,
  accessId: string,
): Promise<void> {
  await insertCaseEvent(tx, ctx, {
    ...{ caseId, kind: 'person-joined', on: ctx.today, by: { kind: 'family', id: personId } },
    ...{ isVisibleToFamily: false, familyMemberId: personId },
  })
  await recordAudit(tx, ctx, {
    ...{ action: 'joined', subjectKind: 'family-member', subjectId: personId, caseId },
    details: { invitationId, accessId, madeFor: familyMemberId },
  })
  await queueNotification(tx, ctx, {
    ...{ eventKey: invitationId, kind: 'access-granted', to: { familyMembers: [personId] }, caseId },
  })
}
