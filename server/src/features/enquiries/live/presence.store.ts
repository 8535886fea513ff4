import type { EnquiryPresence, HereNow } from '@send-hub/shared'
import type { StaffContext, SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A tab that said nothing for so long is not there any more; it says something every 20 seconds. */
const silence = "interval '45 seconds'"

/** Who has the enquiry open, as JSON. One person in several tabs is there once. */
export const hereColumn = (
  enquiryId: string,
) => `(select coalesce(json_agg(json_build_object('staffId', p.staff_id,
     'name', k.name, 'isWriting', p.is_writing) order by k.name, k.id), '[]')
   from (select staff_id, bool_or(is_writing) as is_writing from enquiry_presence
     where enquiry_id = ${enquiryId} and seen_at > (select app_now()) - ${silence} group by staff_id) p
   join staff_members k on k.id = p.staff_id)`

const standing = statement(
  'enquiries.standing',
  `select e.version, ${hereColumn('e.id')} as here from enquiries e where e.id = $1`,
)

/** Its version and who is there; undefined when it is not there for the reader. */
export async function readStanding(tx: Tx, enquiryId: string) {
  return (await tx.rows<{ version: number; here: HereNow[] }>(standing, [enquiryId]))[0]
}

const upsert = statement(
  'enquiries.say-here',
  `insert into enquiry_presence (enquiry_id, staff_id, tab, is_writing, seen_at)
   select e.id, $2, $3, $4, $5 from enquiries e where e.id = $1
   on conflict (enquiry_id, staff_id, tab) do update set is_writing = excluded.is_writing, seen_at = excluded.seen_at`,
)
const remove = statement(
  'enquiries.say-gone',
  'delete from enquiry_presence where enquiry_id = $1 and staff_id = $2 and tab = $3',
)

export async function notePresence(
  tx: Tx,
  ctx: StaffContext,
  enquiryId: string,
  { tab, state }: EnquiryPresence,
): Promise<void> {
  if (state === 'gone') await tx.rows(remove, [enquiryId, ctx.actor.id, tab])
  else await tx.rows(upsert, [enquiryId, ctx.actor.id, tab, state === 'writing', ctx.now])
}

const readAll = statement(
  'enquiries.present',
  `select e.id, ${hereColumn('e.id')} as here from enquiries e
   where e.id in (select enquiry_id from enquiry_presence where seen_at > (select app_now()) - ${silence})`,
)

/** Who is where, as far as the reader may open the enquiry. */
export async function readPresent(tx: Tx): Promise<Record<string, HereNow[]>> {
  const found = await tx.rows<{ id: string; here: HereNow[] }>(readAll)
  return Object.fromEntries(found.map(({ id, here }) => [id, here]))
}

const sweep = statement(
  'enquiries.sweep-presence',
  `delete from enquiry_presence where seen_at <= $1::timestamptz - ${silence}`,
)

/** Takes away the tabs that fell silent; a trigger tells the screens. */
export async function sweepPresence(ctx: SystemContext): Promise<void> {
  await ctx.tx((tx) => tx.rows(sweep, [ctx.now]))
}
