import { endedStatuses, type Retention, type RunOut } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Ends of a case: nothing is owed or can follow without a new request. A refusal is one once six years have passed. */
const restingStatuses = [...endedStatuses, 'REFUSED_TO_ASSESS', 'NOT_ISSUING'] as const
const resting = restingStatuses.map((status) => `'${status}'`).join(', ')

/**
 * $1 the day, $2 years from birth with a plan, $3 years after the end without one, $4 years of enquiries. A plan can't be in
 * force after 25, whatever the last return said of it: so the years from birth alone decide. Without a plan everything
 * must have come to rest, and the messages about it too: they follow the case. What was joined to another follows that one.
 */
const everyRunOut = `
  select 'plan' as rule, 'child' as "subjectKind", ch.id as "subjectId", array_agg(c.reference order by c.received_on) as refs,
    (ch.birth_on + make_interval(years => $2::int))::date as "ranOutOn"
  from children ch join cases c on c.child_id = ch.id
  group by ch.id
  having bool_or(c.plan_started_on is not null or c.is_active_plan)
    and (ch.birth_on + make_interval(years => $2::int))::date <= $1
  union all
  select 'no-plan', 'child', ch.id, array_agg(c.reference order by c.received_on),
    (max(greatest(c.status_since, last_message.on)) + make_interval(years => $3::int))::date
  from children ch join cases c on c.child_id = ch.id
    left join lateral (select max((m.written_at at time zone 'Europe/London')::date) as on from enquiries e
      join messages m on m.enquiry_id = e.id where e.case_id = c.id) last_message on true
  group by ch.id
  having bool_and(c.plan_started_on is null and not c.is_active_plan and c.status in (${resting}))
    and (max(greatest(c.status_since, last_message.on)) + make_interval(years => $3::int))::date <= $1
  union all
  select 'enquiry', 'enquiry', e.id, array[e.reference],
    ((e.closed_at at time zone 'Europe/London')::date + make_interval(years => $4::int))::date
  from enquiries e
  where e.case_id is null and e.status in ('closed', 'spam')
    and not exists (select from enquiries m where m.id = e.merged_into_id and (m.case_id is not null or m.status not in ('closed', 'spam')))
    and ((e.closed_at at time zone 'Europe/London')::date + make_interval(years => $4::int))::date <= $1`

/** Whether a hold is in force or somebody waits for a copy: neither may be erased away. */
const heldChild = (
  id: string,
) => `(exists (select from legal_holds h where h.child_id = ${id} and h.lifted_at is null)
    or exists (select from access_requests r where r.child_id = ${id} and r.released_at is null and r.closed_at is null))`

const forList = `select x.rule, x."subjectKind", x."subjectId", x.refs as "references", x."ranOutOn",
    x."subjectKind" = 'child' and ${heldChild('x."subjectId"')} as "isHeld",
    exists (select from erasures e where e.subject_kind = x."subjectKind" and e.subject_id = x."subjectId"
      and e.refused_at is null) as "isProposed"
  from (${everyRunOut}) x`

const readAll = statement('data-rights.run-out', `${forList} order by x.rule, x."ranOutOn", x."subjectId"`)
const readOne = statement(
  'data-rights.run-out-of',
  `${forList} where x.rule = $5 and x."subjectKind" = $6 and x."subjectId" = $7`,
)

const kept = (today: Day, { planYearsFromBirth, noPlanYears, enquiryYears }: Retention) => [
  ...[today, planYearsFromBirth, noPlanYears, enquiryYears],
]

/** What has run out by a day, held or not. */
export async function listRunOut(tx: Tx, today: Day, retention: Retention): Promise<RunOut[]> {
  return tx.rows<RunOut>(readAll, kept(today, retention))
}

export async function findRunOut(
  tx: Tx,
  today: Day,
  retention: Retention,
  wanted: Pick<RunOut, 'rule' | 'subjectKind' | 'subjectId'>,
): Promise<RunOut | undefined> {
  const values = [...kept(today, retention), wanted.rule, wanted.subjectKind, wanted.subjectId]
  return (await tx.rows<RunOut>(readOne, values))[0]
}

const readChild = statement(
  'data-rights.child-by-reference',
  `select c.child_id as "childId", (select id from cases o where o.child_id = c.child_id order by received_on desc limit 1) as "caseId",
     (select bool_and(o.status in (${resting})) from cases o where o.child_id = c.child_id) as "isAtRest",
     ${heldChild('c.child_id')} as "isHeld"
   from cases c where c.reference = $1`,
)

export interface ChildToKeepOrErase {
  childId: string
  caseId: string
  /** No case of the child is going on: the council owes nothing. */
  isAtRest: boolean
  isHeld: boolean
}

/** By the reference of one of the child's cases. */
export async function findChildByReference(
  tx: Tx,
  reference: string,
): Promise<ChildToKeepOrErase | undefined> {
  return (await tx.rows<ChildToKeepOrErase>(readChild, [reference]))[0]
}

const readRest = statement(
  'data-rights.child-at-rest',
  `select bool_and(status in (${resting})) as "isAtRest" from cases where child_id = $1`,
)

export async function isChildAtRest(tx: Tx, childId: string): Promise<boolean> {
  return (await tx.rows<{ isAtRest: boolean | null }>(readRest, [childId]))[0]?.isAtRest ?? true
}
