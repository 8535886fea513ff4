import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { withdrawOwnInvitation } from '../../access/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { lockCase } from '../cases.store.ts'
import { takeBackAccess } from '../people/people.store.ts'
import { saveCase } from '../save-case.ts'
import { requireCase } from './case-people.ts'

// The consent of whoever asks stands in the condition: nobody else's helper can be named.
const findOwnHelper = statement(
  'cases.own-helper',
  `select family_member_id as "helperId" from case_access
   where id = $1 and case_id = $2 and consented_by_id = $3 and revoked_at is null`,
)

/**
 * Takes a consent back: the helper sees nothing more from this moment, and is told by email that something ended.
 * @throws not-found when this is no helper of whoever asks
 */
export async function stopHelper(ctx: FamilyContext, caseId: string, accessId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireCase(tx, ctx, caseId)
    await asSystem(tx, async () => {
      await lockCase(tx, caseId)
      const [found] = await tx.rows<{ helperId: string }>(findOwnHelper, [accessId, caseId, ctx.actor.id])
      if (!found) throw notFound()
      const by = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
      await takeBackAccess(tx, accessId, { ...by, why: 'consent-ended' })
      await saveCase(tx, ctx, caseId)
      await recordAudit(tx, ctx, {
        ...{ action: 'helper-stopped', subjectKind: 'family-member', subjectId: found.helperId, caseId },
        details: { accessId },
      })
      await queueNotification(tx, ctx, {
        ...{ eventKey: `${accessId}:ended`, kind: 'access-ended', caseId },
        to: { familyMembers: [found.helperId] },
      })
    })
  })
}

/** Ends a code that nobody has used yet. @throws not-found when it is not theirs, or was used */
export async function withdrawHelperCode(
  ctx: FamilyContext,
  caseId: string,
  invitationId: string,
): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireCase(tx, ctx, caseId)
    await asSystem(tx, async () => {
      const mine = { id: invitationId, caseId, consentedById: ctx.actor.id }
      if (!(await withdrawOwnInvitation(tx, mine, ctx.now))) throw notFound()
      await recordAudit(tx, ctx, {
        ...{ action: 'invitation-withdrawn', subjectKind: 'case', subjectId: caseId, caseId },
        details: { invitationId },
      })
    })
  })
}
