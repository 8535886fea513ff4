import { mostCounted, type QueueCounts, type QueueName } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { mineOrCovered, myTeam, notPutAside } from './queue-conditions.ts'

const whose: Record<QueueName, string> = {
  all: 'true',
  mine: mineOrCovered('$1', '$2'),
  unassigned: 'e.owner_id is null',
  team: myTeam('$1'),
}

const isHere = notPutAside('$2')

const few = (condition: string) =>
  `(select count(*)::int from (select from enquiries e where e.status = 'waiting' and ${condition} limit $3) n)`

const countsOf = (queue: QueueName) =>
  statement(
    `enquiries.queue-counts:${queue}`,
    `select ${few(`${isHere} and ${whose.mine}`)} as mine, ${few(`${isHere} and ${whose.team}`)} as team,
       ${few(isHere)} as all, ${few(`${isHere} and ${whose.unassigned}`)} as unassigned,
       ${few(`${isHere} and ${whose[queue]} and e.reply_by < $2::date`)} as late,
       ${few(`${isHere} and ${whose[queue]} and e.reply_by = $2::date`)} as today,
       ${few(`${isHere} and ${whose[queue]} and e.priority < 2`)} as urgent,
       ${few(`${isHere} and ${whose[queue]} and e.escalation > 0`)} as escalated,
       ${few(`${isHere} and ${whose[queue]} and e.case_id is null`)} as unlinked,
       ${few(`e.snoozed_until > $2::date and ${whose[queue]}`)} as snoozed,
       (select count(*)::int from staff_tasks t where t.done_at is null and (t.for_staff_id = $1::uuid
         or t.for_staff_id is null and t.team = (select team from staff_members where id = $1::uuid))) as tasks`,
  )

const statements: Record<QueueName, ReturnType<typeof statement>> = {
  all: countsOf('all'),
  mine: countsOf('mine'),
  unassigned: countsOf('unassigned'),
  team: countsOf('team'),
}

/** Where the work is; each is counted in an index of its own, as far as anybody reads on. */
export async function queueCounts(ctx: StaffContext, queue: QueueName): Promise<QueueCounts> {
  const values = [ctx.actor.id, ctx.today, mostCounted + 1]
  const [counts] = await ctx.tx((tx) => tx.rows<QueueCounts>(statements[queue], values))
  return counts as QueueCounts
}
