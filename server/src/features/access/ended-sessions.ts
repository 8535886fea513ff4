import type { SystemContext } from '../../platform/context.ts'
import { statement } from '../../platform/db/transaction.ts'
import { runsOn } from './sessions.store.ts'

const findEnded = statement(
  'access.ended-of-staff',
  `select asked.id from unnest($1::uuid[]) as asked(id) where not exists (select from sessions
     where sessions.id = asked.id and ${runsOn('$2')}
       and staff_member_id in (select m.id from staff_members m where m.is_active))`,
)

/** Those of these sessions of staff that do not run any more: signed out, too old, idle, or of somebody who left. */
export async function endedSessions(
  ctx: SystemContext,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx((tx) => tx.rows<{ id: string }>(findEnded, [ids, ctx.now]))
  return new Set(rows.map(({ id }) => id))
}
