import type { QueueCounts, QueueName } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { mineOrCovered, myTeam, notPutAside } from './queue-conditions.ts'

const whose: Record<QueueName, string> = {
  all: 'true',
  mine: mineOrCovered('$1', '$2'),
  unassigned: 'e.owner_id is null',
  team: myTeam('$1'),
}

/** Rows that are told apart once: everything after this counts what is there already. */
const countsOf = (queue: QueueName) =>
  statement(
    `enquiries.queue-counts:${queue}`,
    `select count(*) filter (where here and mine)::int as mine, count(*) filter (where here and team)::int as team,
       count(*) filter (where here)::int as all, count(*) filter (where here and free)::int as unassigned,
       count(*) filter (where here and asked and reply_by < $2::date)::int as late,
       count(*) filter (where here and asked and reply_by = $2::date)::int as today,
       count(*) filter (where here and asked and priority < 2)::int as urgent,
       count(*) filter (where here and asked and escalation > 0)::int as escalated,
       count(*) filter (where here and asked and unlinked)::int as unlinked,
       count(*) filter (where not here and asked)::int as snoozed,
       (select count(*)::int from staff_tasks t where t.done_at is null and (t.for_staff_id = $1::uuid
         or t.for_staff_id is null and t.team = (select team from staff_members where id = $1::uuid))) as tasks
     from (select ${notPutAside('$2')} as here, ${whose.mine} as mine, ${whose.team} as team, ${whose.unassigned} as free,
         ${whose[queue]} as asked, e.case_id is null as unlinked, e.reply_by, e.priority, e.escalation
       from enquiries e where e.status = 'waiting') e`,
  )

const statements: Record<QueueName, ReturnType<typeof statement>> = {
  all: countsOf('all'),
  mine: countsOf('mine'),
  unassigned: countsOf('unassigned'),
  team: countsOf('team'),
}

/** Where the work is: one look at the index of the queue. */
export async function queueCounts(ctx: StaffContext, queue: QueueName): Promise<QueueCounts> {
  const [counts] = await ctx.tx((tx) => tx.rows<QueueCounts>(statements[queue], [ctx.actor.id, ctx.today]))
  return counts as QueueCounts
}
