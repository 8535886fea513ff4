import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { CaseRecord } from './case-record.ts'

/** Only columns that both a family and staff may read (migrations/0001). */
export const recordColumns = `c.id, c.reference, c.version, c.status, c.status_since as "statusSince", c.team,
  c.received_on as "receivedOn", c.request_outcome as "requestOutcome", c.assessment_outcome as "assessmentOutcome",
  c.has_week20_exception as "hasWeek20Exception", c.plan_started_on as "planStartedOn",
  c.plan_ceased_on as "planCeasedOn", coalesce(ch.preferred_name, ch.forename) as "childFirstName",
  ch.surname as "childSurname", ch.birth_on as "birthOn",
  (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'on', v.happened_on, 'recordedAt', v.recorded_at,
      'details', v.details, 'corrects', v.corrects_event_id) order by v.happened_on, v.recorded_at, v.id), '[]')
    from case_events v where v.case_id = c.id and v.is_visible_to_family) as events,
  (select coalesce(json_agg(json_build_object('id', p.id, 'duty', p.duty, 'dueOn', p.due_on,
      'madeOn', (p.made_at at time zone 'Europe/London')::date, 'ownerName', p.owner_name, 'reason', p.reason,
      'reasonWords', p.reason_words) order by p.made_at, p.id), '[]')
    from promises p where p.case_id = c.id) as promises`

/** A case as one family member may reach it. */
export interface SharedCase extends CaseRecord {
  level: string
  relationship: string
  readerName: string
}

/** One row a case, even where access was given twice: the widest that runs on the day. */
const readShared = (
  ofCase: string,
  order: string,
) => `select ${recordColumns}, a.level, a.relationship, f.name as "readerName"
  from (select distinct on (case_id) case_id, family_member_id, level, relationship from case_access
      where family_member_id = $1 and level <> 'none' and starts_on <= $2 and (ends_on is null or ends_on >= $2) ${ofCase}
      order by case_id, level = 'act' desc, level = 'status+documents' desc, starts_on desc) a
    join cases c on c.id = a.case_id join family_members f on f.id = a.family_member_id
    join children ch on ch.id = c.child_id ${order}`

const readAllOfFamily = statement(
  'cases.of-family',
  readShared('', 'order by ch.forename, c.received_on desc'),
)
const readOneOfFamily = statement('cases.one-of-family', readShared('and case_id = $3', ''))

export async function listCasesOfFamily(
  tx: Tx,
  familyMemberId: string,
  today: string,
): Promise<SharedCase[]> {
  return tx.rows<SharedCase>(readAllOfFamily, [familyMemberId, today])
}

/** Undefined when the case is absent or not shared with this family member on this day. */
export async function findCaseOfFamily(tx: Tx, familyMemberId: string, today: string, caseId: string) {
  return (await tx.rows<SharedCase>(readOneOfFamily, [familyMemberId, today, caseId]))[0]
}

const readRecord = statement(
  'cases.record',
  `select ${recordColumns} from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

export async function findCaseRecord(tx: Tx, caseId: string): Promise<CaseRecord | undefined> {
  return (await tx.rows<CaseRecord>(readRecord, [caseId]))[0]
}

const lockRow = statement('cases.lock', 'select version from cases where id = $1 for update')

/** Keeps others from changing the case until the transaction ends; its version, or undefined when absent. */
export async function lockCase(tx: Tx, caseId: string): Promise<number | undefined> {
  return (await tx.rows<{ version: number }>(lockRow, [caseId]))[0]?.version
}

export interface NewCaseEvent {
  id: string
  caseId: string
  kind: string
  on: string
  recordedAt: Date
  recordedByKind: string
  recordedById: string | null
  fromStatus?: string | null
  toStatus?: string | null
  details?: Record<string, unknown>
  isVisibleToFamily: boolean
}

const insertEvent = statement(
  'cases.insert-event',
  `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, recorded_by_id, from_status,
     to_status, details, is_visible_to_family) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

export async function insertCaseEvent(tx: Tx, event: NewCaseEvent): Promise<void> {
  await tx.rows(insertEvent, [
    event.id,
    event.caseId,
    event.kind,
    event.on,
    event.recordedAt,
    event.recordedByKind,
    event.recordedById,
    event.fromStatus ?? null,
    event.toStatus ?? null,
    event.details ?? {},
    event.isVisibleToFamily,
  ])
}

/** The columns of `cases` that a step may change; what is undefined stays as it is. */
export interface CaseChange {
  status?: string
  statusSince?: string
  team?: string
  requestOutcome?: string
  requestOutcomeOn?: string
  assessmentOutcome?: string
  assessmentOutcomeOn?: string
  planStartedOn?: string
  planCeasedOn?: string
  ceaseReason?: number
  isActivePlan?: boolean
}

const changeRow = statement(
  'cases.change',
  `update cases set status = coalesce($2, status), status_since = coalesce($3, status_since), team = coalesce($4, team),
     request_outcome = coalesce($5, request_outcome), request_outcome_on = coalesce($6, request_outcome_on),
     assessment_outcome = coalesce($7, assessment_outcome), assessment_outcome_on = coalesce($8, assessment_outcome_on),
     plan_started_on = coalesce($9, plan_started_on), plan_ceased_on = coalesce($10, plan_ceased_on),
     cease_reason = coalesce($11, cease_reason), is_active_plan = coalesce($12, is_active_plan),
     version = version + 1, updated_at = $13
   where id = $1`,
)

/** Only through `saveCase`, which asks the clock afterwards. */
export async function changeCaseRow(tx: Tx, caseId: string, change: CaseChange, at: Date): Promise<void> {
  await tx.rows(changeRow, [
    caseId,
    change.status,
    change.statusSince,
    change.team,
    change.requestOutcome,
    change.requestOutcomeOn,
    change.assessmentOutcome,
    change.assessmentOutcomeOn,
    change.planStartedOn,
    change.planCeasedOn,
    change.ceaseReason,
    change.isActivePlan,
    at,
  ])
}

export interface OpenDutyRow {
  kind: string
  subjectId: string
  isCouncils: boolean
  legalOn: string
  actBy: string
  promisedOn: string | null
}

/** Leaves rows that say the same untouched. */
const replaceDuties = statement(
  'cases.replace-duties',
  `with open as (
     select kind, subject_id, is_councils, legal_on, act_by, promised_on from json_to_recordset($4::json)
       as o(kind text, "subjectId" uuid, "isCouncils" boolean, "legalOn" date, "actBy" date, "promisedOn" date),
       lateral (select o."subjectId" as subject_id, o."isCouncils" as is_councils, o."legalOn" as legal_on,
         o."actBy" as act_by, o."promisedOn" as promised_on) as named
   ), gone as (
     delete from case_duties d where d.case_id = $1
       and not exists (select from open o where o.kind = d.kind and o.subject_id = d.subject_id)
   ), kept as (
     insert into case_duties as d (case_id, kind, subject_id, is_councils, legal_on, act_by, promised_on)
     select $1, kind, subject_id, is_councils, legal_on, act_by, promised_on from open
     on conflict (case_id, kind, subject_id) do update
       set legal_on = excluded.legal_on, act_by = excluded.act_by, promised_on = excluded.promised_on
       where (d.legal_on, d.act_by, d.promised_on) is distinct from (excluded.legal_on, excluded.act_by, excluded.promised_on)
   )
   update cases set next_duty = $2, next_legal_on = $3
   where id = $1 and (next_duty, next_legal_on) is distinct from ($2, $3::date)`,
)

/** `next`: the duty that presses most, kept in the row for lists; `open`: all that are open. */
export async function writeDuties(
  tx: Tx,
  caseId: string,
  next: { kind: string; legalDate: string } | null,
  open: OpenDutyRow[],
): Promise<void> {
  await tx.rows(replaceDuties, [caseId, next?.kind ?? null, next?.legalDate ?? null, JSON.stringify(open)])
}

const readRecipients = statement(
  'cases.recipients',
  `select distinct family_member_id as id from case_access where case_id = $1 and level <> 'none'
   and starts_on <= $2 and (ends_on is null or ends_on >= $2)`,
)

/** Everyone who may hear of a change: family members with access that runs on this day. */
export async function listRecipients(tx: Tx, caseId: string, today: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readRecipients, [caseId, today])).map(({ id }) => id)
}

const insertPromiseRow = statement(
  'cases.insert-promise',
  `insert into promises (id, case_id, duty, due_on, made_at, owner_id, owner_name, reason, reason_words)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

export interface NewCasePromise {
  id: string
  caseId: string
  duty: string
  dueOn: string
  madeAt: Date
  ownerId: string
  ownerName: string
  reason: string
  reasonWords: string
}

export async function insertCasePromise(tx: Tx, promise: NewCasePromise): Promise<void> {
  const { id, caseId, duty, dueOn, madeAt, ownerId, ownerName, reason, reasonWords } = promise
  await tx.rows(insertPromiseRow, [id, caseId, duty, dueOn, madeAt, ownerId, ownerName, reason, reasonWords])
}

const settleRows = statement(
  'cases.settle-promises',
  `update promises set kept_at = case when $4 then $3::timestamptz end,
     replaced_at = case when not $4 then $3::timestamptz end
   where case_id = $1 and duty = any($2) and kept_at is null and replaced_at is null`,
)

/** Closes the open promises of some duties: the step was done (kept, early or late), or a new date takes their place. */
export async function settleCasePromises(
  tx: Tx,
  caseId: string,
  duties: string[],
  at: Date,
  isDone: boolean,
) {
  if (duties.length > 0) await tx.rows(settleRows, [caseId, duties, at, isDone])
}
