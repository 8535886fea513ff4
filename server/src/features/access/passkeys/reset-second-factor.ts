import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'

const readPerson = statement('second-factor.person-for-staff', 'select id from family_members where id = $1')
const takeAway = statement(
  'second-factor.reset',
  `with keys as (delete from passkeys where family_member_id = $1 returning id),
     number as (update family_members set text_number = null where id = $1 and text_number is not null returning id)
   select (select count(*)::int from keys) as passkeys, (select count(*)::int from number) as numbers`,
)
const endSessions = statement(
  'second-factor.end-sessions',
  `update sessions set revoked_at = $2, revoked_why = 'rights' where family_member_id = $1 and revoked_at is null`,
)

/**
 * Takes away every second factor of somebody who has lost theirs, after staff have made sure who is asking. Whoever
 * holds the lost phone is signed out with that.
 * @throws not-found; conflict for somebody who has none
 */
export async function resetSecondFactor(
  ctx: StaffContext,
  familyMemberId: string,
  checkedBy: string,
): Promise<void> {
  await ctx.tx(async (tx) => {
    if ((await tx.rows(readPerson, [familyMemberId])).length === 0) throw notFound()
    await asSystem(tx, async () => {
      const [gone] = await tx.rows<{ passkeys: number; numbers: number }>(takeAway, [familyMemberId])
      const { passkeys = 0, numbers = 0 } = gone ?? {}
      if (passkeys + numbers === 0) throw conflict('This person has no second factor.')
      await tx.rows(endSessions, [familyMemberId, ctx.now])
      await recordAudit(tx, ctx, {
        action: 'second-factor-reset',
        subjectKind: 'family-member',
        subjectId: familyMemberId,
        details: { checkedBy, passkeys, numbers },
      })
      await queueNotification(tx, ctx, {
        eventKey: newId(),
        kind: 'factor-removed',
        to: { familyMembers: [familyMemberId] },
      })
    })
  })
}
