import type { SystemContext } from '../platform/context.ts'
import { statement } from '../platform/db/transaction.ts'

/** Of each kind of message, the newest this many really leave at the first start. */
const keptOfEachKind = 2

const settle = statement(
  'demo.settle-ledger',
  `update notifications n set values = '{}',
     status = case when f.email is null then 'stopped' else 'sent' end,
     last_error = case when f.email is null then 'no address' end,
     attempts = case when f.email is null then 0 else 1 end,
     attempted_at = case when f.email is not null then n.created_at + interval '2 seconds' end,
     sent_at = case when f.email is not null then n.created_at + interval '3 seconds' end
   from family_members f
   where f.id = n.family_member_id and n.status = 'waiting' and n.id not in (
     select id from (
       select w.id, row_number() over (partition by w.kind order by w.created_at desc, g.name) as place
       from notifications w join family_members g on g.id = w.family_member_id
       where w.status = 'waiting' and g.email is not null
     ) newest where place <= ${keptOfEachKind}
   )`,
)

/** To staff: what was near or late on days gone by they have read long ago. */
const settleOfStaff = statement(
  'demo.settle-ledger-of-staff',
  `update notifications set status = 'sent', attempts = 1, attempted_at = created_at + interval '2 seconds',
     sent_at = created_at + interval '3 seconds' where staff_member_id is not null and status = 'waiting'`,
)

/**
 * The messages of the invented past have gone long ago: they are noted as the worker would have noted them, sent, or
 * stopped for want of an address. Otherwise some hundred emails about days gone by would fill the inbox at the first
 * start. The newest few are left to the worker, so that the inbox has something to show.
 */
export async function settleLedger(ctx: SystemContext): Promise<void> {
  await ctx.tx(async (tx) => {
    await tx.rows(settle)
    await tx.rows(settleOfStaff)
  })
}
