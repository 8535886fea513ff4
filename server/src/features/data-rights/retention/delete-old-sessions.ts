import type { SystemContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'

const deleteChallenges = statement(
  'data-rights.old-challenges',
  'delete from factor_challenges where session_id in (select id from sessions where expires_at < $1)',
)
const deleteEmailChanges = statement(
  'data-rights.old-email-changes',
  'delete from email_changes where session_id in (select id from sessions where expires_at < $1)',
)
const deleteSessions = statement(
  'data-rights.old-sessions',
  'with gone as (delete from sessions where expires_at < $1 returning 1) select count(*)::int as n from gone',
)

/** Deletes sessions that ended so many days ago. How many there were. */
export async function deleteOldSessions(ctx: SystemContext, sessionDays: number): Promise<number> {
  const before = new Date(ctx.now.getTime() - sessionDays * 24 * 60 * 60_000)
  return ctx.tx(async (tx) => {
    await tx.rows(deleteChallenges, [before])
    await tx.rows(deleteEmailChanges, [before])
    return (await tx.rows<{ n: number }>(deleteSessions, [before]))[0]?.n ?? 0
  })
}
