import type { StaffTask, StaffTasks, TaskSearch } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { isHandedOver } from '../triage/triage.store.ts'

const mine = 't.for_staff_id = $1::uuid'
const myTeams = `t.for_staff_id is null and t.team = (select team from staff_members where id = $1::uuid)`
const whose: Record<TaskSearch['whose'], string> = {
  mine,
  team: `(${mine} or ${myTeams})`,
  // What is another's alone is still to be seen: whoever is away must not keep it from being done.
  all: '$1::uuid is not null',
}

interface Row extends Omit<StaffTask, 'createdAt'> {
  createdAt: Date
  total: number
}

const readOpen = (name: TaskSearch['whose']) =>
  statement(
    `queue.tasks:${name}`,
    `select t.id, t.kind, t.team, s.name as "forName", t.for_staff_id is not distinct from $1::uuid as "isMine",
       t.created_at as "createdAt", t.due_on as "dueOn", coalesce(t.due_on < $2::date, false) as "isLate",
       t.details @> '{"isNotTold": true}' as "isNotTold",
       case when e.id is not null then json_build_object('id', e.id, 'reference', e.reference,
         'contactName', e.contact_name) end as enquiry,
       case when f.id is not null then json_build_object('name', f.name, 'caseId', (select a.case_id from case_access a
         where a.family_member_id = f.id order by a.starts_on desc, a.case_id limit 1)) end as person,
       t.inbound_mail_id as "mailId", count(*) over ()::int as total
     from staff_tasks t left join staff_members s on s.id = t.for_staff_id left join enquiries e on e.id = t.enquiry_id
       left join family_members f on f.id = t.family_member_id
     where t.done_at is null and ${whose[name]}
     order by t.due_on nulls last, t.created_at, t.id limit 200`,
  )
const lists = { mine: readOpen('mine'), team: readOpen('team'), all: readOpen('all') }

/** What is to be done that is no enquiry, what is due first. */
export async function listTasks(ctx: StaffContext, search: TaskSearch): Promise<StaffTasks> {
  const rows = await ctx.tx((tx) => tx.rows<Row>(lists[search.whose], [ctx.actor.id, ctx.today]))
  const items = rows.map(({ total: _, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() }))
  return { items, total: rows[0]?.total ?? 0 }
}

const endTask = statement(
  'queue.end-task',
  `update staff_tasks t set done_at = $2, done_by_id = $3, outcome = $4 where t.id = $1 and t.done_at is null
   returning t.kind, t.enquiry_id as "enquiryId"`,
)

const readHarm = statement(
  'queue.task-of-harm',
  `select t.enquiry_id as "enquiryId" from staff_tasks t where t.id = $1 and t.done_at is null
     and t.kind = 'safeguarding-not-handed' and t.enquiry_id is not null`,
)

/**
 * Ends a task with what came of it.
 * @throws not-found when it is not there, or done already; conflict where only a recorded hand-over ends it
 */
export async function endTaskBy(ctx: StaffContext, taskId: string, outcome: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const [harm] = await tx.rows<{ enquiryId: string }>(readHarm, [taskId])
    if (harm && !(await isHandedOver(tx, harm.enquiryId)))
      throw conflict(
        'Phone children’s social care, and record the hand-over with the enquiry. That ends this.',
      )
    const [ended] = await tx.rows<{ kind: string; enquiryId: string | null }>(endTask, [
      ...[taskId, ctx.now, ctx.actor.id, outcome],
    ])
    if (!ended) throw notFound()
    await recordAudit(tx, ctx, {
      ...{ action: 'staff-task-done', subjectKind: 'staff-task', subjectId: taskId },
      details: { kind: ended.kind, ...(ended.enquiryId && { enquiry: ended.enquiryId }) },
    })
  })
}
