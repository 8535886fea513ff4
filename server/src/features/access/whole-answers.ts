import type { FamilyContext } from '../../platform/context.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import { statement } from '../../platform/db/transaction.ts'
import { recordAudit } from '../audit/index.ts'

const choose = statement(
  'access.choose-whole-answers',
  'update family_members set replies_by_email = $2 where id = $1 and replies_by_email <> $2 returning id',
)

/**
 * From now on whole answers go to them by email, or only the notice that there is one. It is their own choice, for the
 * address they have now: another address starts without it (a trigger of the database). Choosing the same again does
 * nothing.
 */
export async function chooseWholeAnswers(ctx: FamilyContext, isWanted: boolean): Promise<void> {
  const { id } = ctx.actor
  await ctx.tx(async (tx) => {
    const changed = await asSystem(tx, () => tx.rows(choose, [id, isWanted]))
    if (changed.length === 0) return
    await recordAudit(tx, ctx, {
      action: isWanted ? 'whole-answers-chosen' : 'whole-answers-ended',
      subjectKind: 'family-member',
      subjectId: id,
    })
  })
}
