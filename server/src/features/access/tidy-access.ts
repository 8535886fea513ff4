import type { SystemContext } from '../../platform/context.ts'
import { statement } from '../../platform/db/transaction.ts'

const dayMs = 24 * 60 * 60_000
/** The longest that a browser keeps its name is 13 months: who was not here for so long comes from a new device. */
const keepUnseenDays = 396

// Attempts, questions and changes are of no use a day later, and say who tried what.
const attempts = statement('access.tidy-attempts', 'delete from sign_in_attempts where expires_at < $1')
const challenges = statement('access.tidy-challenges', 'delete from factor_challenges where expires_at < $1')
const changes = statement('access.tidy-email-changes', 'delete from email_changes where expires_at < $1')
// The last device of a person stays: without it the next sign-in would seem to be their very first, which is not told.
const devices = statement(
  'access.tidy-devices',
  `delete from known_devices d where d.last_seen_at < $1 and exists (
     select from known_devices later where (later.family_member_id = d.family_member_id
       or later.staff_member_id = d.staff_member_id) and (later.last_seen_at, later.id) > (d.last_seen_at, d.id))`,
)
const sessions = statement('access.tidy-sessions', 'delete from sessions where expires_at < $1')

/** Deletes what signing in has left behind and nobody will look at again. The audit keeps its own. */
export async function tidyAccess(ctx: SystemContext): Promise<void> {
  const before = (days: number) => new Date(ctx.now.getTime() - days * dayMs)
  await ctx.tx(async (tx) => {
    for (const table of [attempts, challenges, changes]) await tx.rows(table, [before(1)])
    for (const table of [devices, sessions]) await tx.rows(table, [before(keepUnseenDays)])
  })
}
