import { endedStatuses } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { recordColumns } from '../cases.store.ts'
import { decidedColumn } from '../told-of-appeal.ts'
import type { DailyCase } from './daily-case.ts'

const ended = endedStatuses.map((status) => `'${status}'`).join(', ')

const dailyColumns = `${recordColumns}, c.next_duty as "nextDuty", c.next_legal_on as "nextLegalOn",
  exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED') as "childHasDied",
  (select coalesce(json_agg(json_build_object('kind', d.kind, 'subjectId', d.subject_id, 'isCouncils', d.is_councils,
      'legalOn', d.legal_on, 'actBy', d.act_by, 'promisedOn', d.promised_on)), '[]')
    from case_duties d where d.case_id = c.id) as "keptDuties",
  (select coalesce(json_agg(json_build_object('id', a.family_member_id, 'level', a.level, 'role', a.role, 'relationship', a.relationship,
      'hasParentalResponsibility', a.has_parental_responsibility)), '[]')
    from access_on($2) a where a.case_id = c.id and a.role <> 'school') as people,
  ${decidedColumn('$2')} as "decidedForYoungPerson",
  (select coalesce(json_agg(json_build_object('draftEventId', m.draft_event_id, 'familyMemberId', m.family_member_id)), '[]')
    from draft_comments m where m.case_id = c.id and m.sent_at is not null) as comments,
  (select coalesce(json_agg(json_build_object('familyMemberId', q.family_member_id, 'kind', q.kind, 'answer', q.answer,
      'answeredAt', q.answered_at, 'extendedTo', q.extended_to)), '[]')
    from family_requests q where q.case_id = c.id) as requests`

const readIds = statement(
  'daily.ids',
  `select c.id from cases c
   where ($1::uuid is null or c.id > $1)
     and (c.status not in (${ended}) or exists (select from case_duties d where d.case_id = c.id))
   order by c.id limit $2`,
)

/** The next cases in the order of their ids: all that have not ended, and those with duties left from before. */
export async function listIdsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readIds, [after, limit])).map(({ id }) => id)
}

const readCases = statement(
  'daily.cases',
  `select ${dailyColumns} from cases c join children ch on ch.id = c.child_id where c.id = any($1::uuid[]) order by c.id`,
)

/** `today`: the day on which access must run for a person to be told. */
export async function readDailyCases(tx: Tx, ids: readonly string[], today: Day): Promise<DailyCase[]> {
  return ids.length === 0 ? [] : tx.rows<DailyCase>(readCases, [ids, today])
}

const lockRows = statement(
  'daily.lock',
  'select id, version from cases where id = any($1::uuid[]) order by id for update',
)

/** Keeps staff from changing these cases until the transaction ends. Their versions, as they are now. */
export async function lockCases(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; version: number }>(lockRows, [ids])
  return new Map(rows.map(({ id, version }) => [id, version]))
}

export interface ToldEvent {
  id: string
  caseId: string
  kind: 'family-told' | 'promise-missed'
  details: Record<string, unknown>
  familyMemberId: string | null
}

// An id that is there already was told before: the work was cut short, or two did it at once.
const insertTold = statement(
  'daily.insert-told',
  `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, details, is_visible_to_family,
     family_member_id)
   select id, "caseId", kind, $2, $3, 'system', details, true, "familyMemberId"
   from jsonb_to_recordset($1::jsonb) as x(id uuid, "caseId" uuid, kind text, details jsonb, "familyMemberId" uuid)
   on conflict (id) do nothing returning id`,
)

/** The events of what is told, on the day it is really told. How many are new. */
export async function insertToldEvents(tx: Tx, events: ToldEvent[], on: Day, at: Date): Promise<number> {
  if (events.length === 0) return 0
  return (await tx.rows(insertTold, [JSON.stringify(events), on, at])).length
}

const insertMessages = statement(
  'daily.insert-messages',
  `with told as (
     select v.case_id, v.family_member_id, v.details ->> 'about' as about from case_events v
     where v.kind in ('family-told', 'promise-missed') and v.recorded_by_kind = 'system' and v.recorded_at >= $1
   ), heard as (
     select a.family_member_id, bool_and(t.about is not distinct from 'keep-in-touch') as is_only_kept,
       min(t.case_id::text)::uuid as case_id
     from told t join cases c on c.id = t.case_id and c.status not in (${ended})
       join access_on($2) a on a.case_id = t.case_id and a.role <> 'school' and (t.family_member_id is null or t.family_member_id = a.family_member_id)
     where not exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED')
     group by a.family_member_id
   )
   insert into notifications (id, event_key, kind, family_member_id, case_id, template_version, created_at, due_at)
   select gen_random_uuid(), $3, case when is_only_kept then $4 else $5 end, family_member_id, case_id,
     case when is_only_kept then $6::int else $7::int end, $8, $8
   from heard
   on conflict on constraint notifications_once_key do nothing returning id`,
)

/**
 * One message a person for all that the daily work told since a moment, whatever the number of things, cases and days.
 * The key is the day: a person gets no second one on it. How many were queued.
 */
export async function queueDailyMessages(
  tx: Tx,
  toldSince: Date,
  at: { now: Date; today: Day },
  kinds: { kept: { kind: string; version: number }; news: { kind: string; version: number } },
): Promise<number> {
  const { kept, news } = kinds
  const values = [toldSince, at.today, `daily:${at.today}`, kept.kind, news.kind, kept.version, news.version]
  return (await tx.rows(insertMessages, [...values, at.now])).length
}
