import type { EnquiriesReport, FirstAnswers, TopicCode } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'

/** From midnight of `from` up to midnight of `end`, Europe/London. */
export interface Period {
  from: Day
  end: Day
  today: Day
}

/** $1 and $2 are the first day and the day after the last one. */
const within = (moment: string) =>
  `${moment} >= $1::date::timestamp at time zone 'Europe/London' and ${moment} < $2::date::timestamp at time zone 'Europe/London'`

/** Something that came to us: no spam, and no part of an earlier enquiry that staff made one of its own. */
const isContact = `e.status <> 'spam'
  and not exists (select from enquiry_events v where v.enquiry_id = e.id and v.kind = 'split-off')`

const arrivedStatement = statement(
  'reports.enquiries-arrived',
  `with arrived as (select e.topics, e.channel from enquiries e where ${within('e.opened_at')} and ${isContact})
   select (select count(*)::int from arrived) as total,
     (select coalesce(json_agg(json_build_object('topic', topic, 'count', n) order by n desc, topic), '[]')
      from (select topic, count(*)::int as n from arrived, unnest(topics) as topic group by topic) t) as topics,
     (select coalesce(json_object_agg(channel, n), '{}')
      from (select channel, count(*)::int as n from arrived group by channel) c) as channels`,
)

interface Arrived {
  total: number
  topics: { topic: TopicCode; count: number }[]
  channels: Record<string, number>
}

export async function readArrived(tx: Tx, { from, end }: Period): Promise<Arrived> {
  const [row] = await tx.rows<Arrived>(arrivedStatement, [from, end])
  return row as Arrived
}

const byTimeStatement = statement(
  'reports.enquiries-by-time',
  `with steps as (select step::date as day from generate_series($1::date, $2::date - 1, ('1 ' || $3)::interval) as step),
   arrived as (select date_trunc($3, e.opened_at at time zone 'Europe/London')::date as day, count(*)::int as n
     from enquiries e where ${within('e.opened_at')} and ${isContact} group by 1),
   answered as (select date_trunc($3, e.first_answered_at at time zone 'Europe/London')::date as day, count(*)::int as n
     from enquiries e where ${within('e.first_answered_at')} and e.status <> 'spam' group by 1)
   select to_char(s.day, case $3 when 'day' then 'YYYY-MM-DD' else 'YYYY-MM' end) as at,
     coalesce(a.n, 0) as arrived, coalesce(f.n, 0) as "firstAnswered"
   from steps s left join arrived a using (day) left join answered f using (day) order by s.day`,
)

export async function readByTime(tx: Tx, { from, end }: Period, step: 'day' | 'month') {
  return tx.rows<EnquiriesReport['arrived']['byTime'][number]>(byTimeStatement, [from, end, step])
}

const loadStatement = statement(
  'reports.enquiries-load',
  `select extract(isodow from m.written_at at time zone 'Europe/London')::int - 1 as weekday,
     extract(hour from m.written_at at time zone 'Europe/London')::int as hour, count(*)::int as n
   from messages m join enquiries e on e.id = m.enquiry_id
   where ${within('m.written_at')} and m.kind = 'message' and m.author_kind in ('family', 'contact') and e.status <> 'spam'
   group by 1, 2`,
)

/** Seven days, Monday first, of 24 hours each. */
export async function readLoad(tx: Tx, { from, end }: Period): Promise<number[][]> {
  const load = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
  const rows = await tx.rows<{ weekday: number; hour: number; n: number }>(loadStatement, [from, end])
  for (const { weekday, hour, n } of rows) {
    const day = load[weekday]
    if (day) day[hour] = n
  }
  return load
}

/**
 * The level is null for all of them together. What was joined to another enquiry is answered there; what was closed
 * without an answer had none to wait for.
 */
const firstAnswersStatement = statement(
  'reports.enquiries-first-answers',
  `with asked as (
     select e.priority, e.first_answered_at as answered_at, extract(epoch from e.first_answered_at - e.opened_at) / 3600.0 as hours,
       (select p.due_on from promises p where p.enquiry_id = e.id order by p.made_at, p.id limit 1) as due_on, e.status
     from enquiries e where ${within('e.opened_at')} and ${isContact} and e.merged_into_id is null
   ), judged as (
     select *, answered_at is not null or (status in ('waiting', 'paused') and due_on < $3) as is_known,
       (answered_at at time zone 'Europe/London')::date <= due_on as is_in_time
     from asked where answered_at is not null or status <> 'closed'
   )
   select priority as level, count(*)::int as arrived, count(answered_at)::int as answered,
     round(percentile_cont(0.5) within group (order by hours)::numeric, 1)::float8 as "medianHours",
     round(percentile_cont(0.9) within group (order by hours)::numeric, 1)::float8 as "ninetiethPercentileHours",
     count(*) filter (where is_known)::int as known, count(*) filter (where is_known and is_in_time)::int as "inTime"
   from judged group by grouping sets ((), (priority))`,
)

type Counts = Omit<FirstAnswers, 'inTimePercent'>

export const nothingAnswered: Counts = {
  arrived: 0,
  answered: 0,
  medianHours: null,
  ninetiethPercentileHours: null,
  known: 0,
  inTime: 0,
}

export async function readFirstAnswers(
  tx: Tx,
  { from, end, today }: Period,
): Promise<{ level: number | null; counts: Counts }[]> {
  const rows = await tx.rows<Counts & { level: number | null }>(firstAnswersStatement, [from, end, today])
  return rows.map(({ level, ...counts }) => ({ level, counts }))
}

/** A promise that a person kept on the day or before; one that was kept after it, or is still not kept, is broken first. */
const promisesStatement = statement(
  'reports.enquiries-promises',
  `with due as (
     select p.*, (p.kept_at at time zone 'Europe/London')::date as kept_on from promises p join enquiries e on e.id = p.enquiry_id
     where p.due_on >= $1 and p.due_on < $2 and e.status <> 'spam'
   ), judged as (
     select case when kept_on <= due_on then 'kept' when kept_on > due_on then 'late'
       when missed_at is not null then 'broken'
       when replaced_at is not null or paused_at is not null then 'aside'
       when due_on < $3 then 'broken' else 'open' end as outcome from due
   )
   select count(*)::int as due, count(*) filter (where outcome = 'kept')::int as kept,
     count(*) filter (where outcome = 'late')::int as "keptLate", count(*) filter (where outcome = 'broken')::int as broken,
     count(*) filter (where outcome = 'aside')::int as "setAside"
   from judged`,
)

type Promises = Omit<EnquiriesReport['promises'], 'keptPercent'>

export async function readPromises(tx: Tx, { from, end, today }: Period): Promise<Promises> {
  const [row] = await tx.rows<Promises>(promisesStatement, [from, end, today])
  return row as Promises
}

const eventsStatement = statement(
  'reports.enquiries-events',
  `select coalesce(json_object_agg(kind, n), '{}') as counts from (
     select case v.kind when 'escalated' then 'escalated:' || (v.details ->> 'level') else v.kind end as kind,
       count(*)::int as n
     from enquiry_events v join enquiries e on e.id = v.enquiry_id
     where ${within('v.at')} and v.kind in ('escalated', 'reopened', 'closed', 'repeat-contact') and e.status <> 'spam'
     group by 1) counted`,
)

/** How often each kind of thing was done; raising by the level it was raised to. */
export async function readEventCounts(tx: Tx, { from, end }: Period): Promise<Record<string, number>> {
  const [row] = await tx.rows<{ counts: Record<string, number> }>(eventsStatement, [from, end])
  return row?.counts ?? {}
}

const offeredStatement = statement(
  'reports.enquiries-offered',
  `select count(*)::int as offered, count(*) filter (where outcome = 'answered')::int as enough from offered_answers
   where offered_on >= $1 and offered_on < $2`,
)

export async function readOffered(tx: Tx, { from, end }: Period) {
  const [row] = await tx.rows<{ offered: number; enough: number }>(offeredStatement, [from, end])
  return row as { offered: number; enough: number }
}

const feedbackStatement = statement(
  'reports.enquiries-feedback',
  `select count(*) filter (where is_answered)::int as answered, count(*) filter (where not is_answered)::int as "notAnswered"
   from enquiry_feedback where ${within('given_at')}`,
)

export async function readFeedback(tx: Tx, { from, end }: Period) {
  const [row] = await tx.rows<{ answered: number; notAnswered: number }>(feedbackStatement, [from, end])
  return row as { answered: number; notAnswered: number }
}

const complaintsStatement = statement(
  'reports.enquiries-complaints',
  `select count(*) filter (where stage = 1)::int as "stage1", count(*) filter (where stage = 2)::int as "stage2"
   from complaints where received_on >= $1 and received_on < $2`,
)

export async function readComplaints(tx: Tx, { from, end }: Period) {
  const [row] = await tx.rows<EnquiriesReport['complaints']>(complaintsStatement, [from, end])
  return row as EnquiriesReport['complaints']
}

const callBacksStatement = statement(
  'reports.enquiries-call-backs',
  `select count(*) filter (where status <> 'moved')::int as agreed, count(*) filter (where status = 'spoke')::int as spoke,
     count(*) filter (where status = 'given-up')::int as "givenUp"
   from callbacks where slot_on >= $1 and slot_on < $2`,
)

export async function readCallBacks(tx: Tx, { from, end }: Period) {
  const [row] = await tx.rows<EnquiriesReport['callBacks']>(callBacksStatement, [from, end])
  return row as EnquiriesReport['callBacks']
}

const nowStatement = statement(
  'reports.enquiries-now',
  `select count(*) filter (where status = 'waiting')::int as waiting,
     count(*) filter (where status = 'waiting' and reply_by < $1)::int as overdue,
     count(*) filter (where status = 'waiting' and owner_id is null)::int as unowned,
     count(*) filter (where status = 'paused')::int as paused
   from enquiries where status in ('waiting', 'paused')`,
)

export async function readNow(tx: Tx, today: Day) {
  const [row] = await tx.rows<EnquiriesReport['now']>(nowStatement, [today])
  return row as EnquiriesReport['now']
}
