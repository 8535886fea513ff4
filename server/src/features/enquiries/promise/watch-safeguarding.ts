import type { Context, SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { queueNotification } from '../../notifications/index.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { endPromiseTasks, tryStanding } from './promise.store.ts'
import { allManagers } from './who-has-it.ts'

/** Minutes within which a risk of harm is handed to children's social care, by phone, with its log. */
export const handedOverWithin = 30

/** An enquiry at P0 has waited since it came, or since it was made P0. */
const waitedSince = `greatest(e.waiting_since, (select max(v.at) from enquiry_events v
  where v.enquiry_id = e.id and v.kind = 'priority-changed'))`

const isLeft = `e.status = 'waiting' and (e.priority > 0) = false
  and not exists (select from enquiry_events v where v.enquiry_id = e.id and v.kind = 'handed-to-safeguarding' and v.at >= e.waiting_since)
  and not exists (select from staff_tasks t where t.enquiry_id = e.id and t.kind = 'safeguarding-not-handed'
    and t.cause_key like 'safeguarding-not-handed:' || e.id || ':%' and t.created_at >= e.waiting_since)
  and ${waitedSince} <= $1`

/** Where it is not our turn a risk of harm that somebody saw is known by the task that it gave the team. */
const isTaskLeft = `t.kind = 'safeguarding-not-handed' and t.done_at is null
  and t.cause_key = 'safeguarding-not-handed:' || t.enquiry_id and t.created_at <= $1 and e.status in ('paused', 'answered')
  and not exists (select from staff_tasks m where m.enquiry_id = t.enquiry_id and m.kind = t.kind
    and m.cause_key like t.cause_key || ':%' and m.created_at >= t.created_at)`

const leftOf = (
  which: (id: string) => string,
) => `select e.id from enquiries e where ${isLeft} and ${which('e.id')}
  union select t.enquiry_id from staff_tasks t join enquiries e on e.id = t.enquiry_id where ${isTaskLeft} and ${which('t.enquiry_id')}`

const readLeft = statement(
  'promise.not-handed-over',
  `select id from (${leftOf((id) => `${id} <> all($2::uuid[])`)}) l order by id limit $3`,
)
const readIsLeft = statement(
  'promise.is-not-handed-over',
  leftOf((id) => `${id} = $2`),
)

const latest = ({ now }: SystemContext) => new Date(now.getTime() - handedOverWithin * 60_000)

export async function listNotHandedOver(
  tx: Tx,
  ctx: SystemContext,
  except: readonly string[],
  limit: number,
) {
  return (await tx.rows<{ id: string }>(readLeft, [latest(ctx), except, limit])).map(({ id }) => id)
}

/** Nobody has to look after it any more: social care was told. */
export async function endHandOverTasks(tx: Tx, { now, actor }: Context, enquiryId: string): Promise<void> {
  const byStaffId = actor.kind === 'staff' ? actor.id : null
  await endPromiseTasks(tx, enquiryId, now, byStaffId, 'handed-over', ['safeguarding-not-handed'])
}

/** Tells every manager, at once, that a risk of harm has not been handed over. False where it is not so (any more). */
export async function tellManagers(tx: Tx, ctx: SystemContext, enquiryId: string): Promise<boolean> {
  const standing = await tryStanding(tx, enquiryId)
  if (!standing || (await tx.rows(readIsLeft, [latest(ctx), enquiryId])).length === 0) return false
  const managers = await allManagers(tx, enquiryId)
  // Without a manager it is the team's task: it must not be nobody's.
  for (const forStaffId of managers.length > 0 ? managers : [null]) {
    await addStaffTask(tx, ctx, {
      kind: 'safeguarding-not-handed',
      causeKey: `safeguarding-not-handed:${enquiryId}:${forStaffId ?? standing.team}`,
      team: standing.team,
      forStaffId,
      enquiryId,
      dueOn: ctx.today,
    })
  }
  await queueNotification(tx, ctx, {
    // A second risk on another day is told again.
    eventKey: `not-handed-over:${enquiryId}:${ctx.today}`,
    kind: 'enquiry-escalated',
    to: { staff: managers },
    isUrgent: true,
  })
  return true
}
