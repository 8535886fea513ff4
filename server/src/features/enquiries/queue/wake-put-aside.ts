import type { Context } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { addStaffTask } from '../staff-tasks.ts'

/**
 * Those that wait for us come back into the queue by themselves, on their day. What is answered or waits for the family
 * is in no list: it comes back as something to do.
 */
const wakeDue = statement(
  'queue.wake-put-aside',
  `update enquiries e set snoozed_until = null, version = version + 1
   where e.id in (select d.id from enquiries d where d.snoozed_until <= $1 and d.status in ('answered', 'paused')
     order by d.snoozed_until limit 500 for update skip locked)
   returning e.id, e.team, e.owner_id as "ownerId"`,
)

/** Returns how many came back. As the system. */
export async function wakePutAside(tx: Tx, ctx: Context): Promise<number> {
  const due = await tx.rows<{ id: string; team: string; ownerId: string | null }>(wakeDue, [ctx.today])
  for (const { id, team, ownerId } of due) {
    await addEnquiryEvent(tx, ctx, id, 'woken', { because: 'day' })
    await addStaffTask(tx, ctx, {
      ...{ kind: 'look-again', causeKey: `look-again:${id}`, team, enquiryId: id, dueOn: ctx.today },
      forStaffId: ownerId,
    })
  }
  return due.length
}
