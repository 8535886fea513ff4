import type { AccessLevel, AccessRole, CapacityMatter, CaseStatus, TeamCode } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { CaseRecord } from './case-record.ts'

/** Only columns that both a family and staff may read (migrations/0001). */
export const recordColumns = `c.id, c.reference, c.version, c.status, c.status_since as "statusSince", c.team,
  c.received_on as "receivedOn", c.request_outcome as "requestOutcome", c.assessment_outcome as "assessmentOutcome",
  c.has_week20_exception as "hasWeek20Exception", c.plan_started_on as "planStartedOn",
  c.plan_ceased_on as "planCeasedOn", c.last_review_on as "lastReviewOn",
  coalesce(ch.preferred_name, ch.forename) as "childFirstName", ch.surname as "childSurname", ch.birth_on as "birthOn",
  (select (min(v.recorded_at) at time zone 'Europe/London')::date from case_events v
    where v.case_id = c.id and v.is_visible_to_family) as "onRecordSince",
  (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'on', v.happened_on, 'recordedAt', v.recorded_at,
      'recordedByKind', v.recorded_by_kind, 'details', v.details, 'corrects', v.corrects_event_id,
      'familyMemberId', v.family_member_id) order by v.happened_on, v.recorded_at, v.id), '[]')
    from case_events v where v.case_id = c.id and v.is_visible_to_family) as events,
  (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'askedOn', r.asked_on, 'arrivedOn', r.arrived_on,
      'cancelledOn', r.cancelled_on) order by r.asked_on, r.id), '[]')
    from advice_requests r where r.case_id = c.id) as "adviceRequests",
  (select coalesce(json_agg(json_build_object('askedOn', s.asked_on, 'answeredOn', s.answered_on) order by s.asked_on, s.id), '[]')
    from setting_consultations s where s.case_id = c.id) as settings,
  (select max(r.extended_to) from family_requests r where r.case_id = c.id and r.extended_to is not null
    and r.draft_event_id = (select v.id from case_events v where v.case_id = c.id
      and v.kind in ('draft-served', 'review-to-amend', 'amendment-proposed', 'reassessment-draft-served')
      and not exists (select from case_events x where x.corrects_event_id = v.id)
      order by v.happened_on desc, v.recorded_at desc, v.id desc limit 1)) as "commentsExtendedTo",
  (select count(*)::int from access_on(app_today()) r where r.case_id = c.id and r.level = 'act') as "draftReaders",
  (select coalesce(json_agg(json_build_object('id', p.id, 'duty', p.duty, 'dueOn', p.due_on,
      'madeOn', (p.made_at at time zone 'Europe/London')::date, 'ownerName', p.owner_name, 'reason', p.reason,
      'reasonWords', p.reason_words) order by p.made_at, p.id), '[]')
    from promises p where p.case_id = c.id) as promises`

/** A case as one family member may reach it. */
export interface SharedCase extends CaseRecord {
  level: AccessLevel
  role: AccessRole
  relationship: string
  /** Null: nobody has checked. */
  hasParentalResponsibility: boolean | null
  /** The matters that this reader decides for a young person who can't, today. */
  isAlternativePersonFor: CapacityMatter[]
  /** Of a young person: the matters that somebody else decides, today. */
  decidedForThem: CapacityMatter[]
  readerName: string
}

/** One row a case: the database lets one access run at a time. What a school reads is another view altogether. */
const readShared = (
  ofCase: string,
  order: string,
  whose: "role <> 'school'" | "role = 'school'" = "role <> 'school'",
) => `select ${recordColumns}, a.level, a.role, a.relationship, a.has_parental_responsibility as "hasParentalResponsibility",
    f.name as "readerName", acts_for_young_person(a.case_id) as "isAlternativePersonFor",
    decided_for_reader(a.case_id) as "decidedForThem"
  from (select * from access_on($2) where family_member_id = $1 and ${whose} ${ofCase}) a
    join cases c on c.id = a.case_id join family_members f on f.id = a.family_member_id
    join children ch on ch.id = c.child_id ${order}`

const readAllOfFamily = statement(
  'cases.of-family',
  readShared('', 'order by ch.forename, c.received_on desc'),
)
const readOneOfFamily = statement('cases.one-of-family', readShared('and case_id = $3', ''))
const readAllOfSchool = statement('cases.of-school', readShared('', 'order by c.id', "role = 'school'"))
const readOneOfSchool = statement(
  'cases.one-of-school',
  readShared('and case_id = $3', '', "role = 'school'"),
)

/** The cases that somebody of a school may see today; never as a family's. */
export async function listPupilsOfSchool(tx: Tx, personId: string, today: string): Promise<SharedCase[]> {
  return tx.rows<SharedCase>(readAllOfSchool, [personId, today])
}

export async function findPupilOfSchool(tx: Tx, personId: string, today: string, caseId: string) {
  return (await tx.rows<SharedCase>(readOneOfSchool, [personId, today, caseId]))[0]
}

const countPupilRows = statement(
  'cases.count-of-school',
  "select count(*)::int as n from access_on($2) where family_member_id = $1 and role = 'school'",
)

export async function countPupilsOfSchool(tx: Tx, personId: string, today: string): Promise<number> {
  return (await tx.rows<{ n: number }>(countPupilRows, [personId, today]))[0]?.n ?? 0
}

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
  caseId: string
  kind: string
  on: string
  /** Left out: whoever acts. Given where the system enters what somebody else told it. */
  by?: { kind: string; id: string | null }
  fromStatus?: string | null
  toStatus?: string | null
  details?: Record<string, unknown>
  /** The event that this one puts right. */
  corrects?: string | null
  isVisibleToFamily: boolean
  /** The one person it is about, who alone may see it. */
  familyMemberId?: string | null
}

const insertEvent = statement(
  'cases.insert-event',
  `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, recorded_by_id, from_status,
     to_status, details, is_visible_to_family, corrects_event_id, family_member_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

/** Recorded now. @returns the event's id */
export async function insertCaseEvent(tx: Tx, ctx: Context, event: NewCaseEvent): Promise<string> {
  const id = newId()
  const by = event.by ?? ctx.actor
  await tx.rows(insertEvent, [
    id,
    event.caseId,
    event.kind,
    event.on,
    ctx.now,
    by.kind,
    by.id,
    event.fromStatus ?? null,
    event.toStatus ?? null,
    event.details ?? {},
    event.isVisibleToFamily,
    event.corrects ?? null,
    event.familyMemberId ?? null,
  ])
  return id
}

/** The columns of `cases` that an act may change. What is left out stays as it is; null empties it. */
export interface CaseChange {
  status?: CaseStatus
  statusSince?: string
  team?: TeamCode
  officerId?: string | null
  receivedOn?: string
  requestOutcome?: string
  requestOutcomeOn?: string | null
  assessmentOutcome?: string | null
  assessmentOutcomeOn?: string | null
  hasWeek20Exception?: boolean
  planStartedOn?: string | null
  planCeasedOn?: string | null
  ceaseReason?: number | null
  isActivePlan?: boolean
}

/** Each column that can change, with its type, by the name the application has for it. */
const changeable = {
  status: ['status', 'text'],
  statusSince: ['status_since', 'date'],
  team: ['team', 'text'],
  officerId: ['officer_id', 'uuid'],
  receivedOn: ['received_on', 'date'],
  requestOutcome: ['request_outcome', 'text'],
  requestOutcomeOn: ['request_outcome_on', 'date'],
  assessmentOutcome: ['assessment_outcome', 'text'],
  assessmentOutcomeOn: ['assessment_outcome_on', 'date'],
  hasWeek20Exception: ['has_week20_exception', 'boolean'],
  planStartedOn: ['plan_started_on', 'date'],
  planCeasedOn: ['plan_ceased_on', 'date'],
  ceaseReason: ['cease_reason', 'smallint'],
  isActivePlan: ['is_active_plan', 'boolean'],
} as const satisfies Record<keyof CaseChange, readonly [column: string, type: string]>

const columnsChanged = Object.entries(changeable)
  .map(([name, [column, type]]) => {
    return `${column} = case when $2::jsonb ? '${name}' then ($2::jsonb ->> '${name}')::${type} else ${column} end`
  })
  .join(', ')

const changeRow = statement(
  'cases.change',
  `update cases set ${columnsChanged}, version = version + 1, updated_at = $3 where id = $1`,
)

/** Only through `saveCase`, which asks the clock afterwards. */
export async function changeCaseRow(tx: Tx, caseId: string, change: CaseChange, at: Date): Promise<void> {
  await tx.rows(changeRow, [caseId, JSON.stringify(change), at])
}

const readChangeable = statement(
  'cases.changeable',
  `select ${Object.entries(changeable)
    .map(([name, [column]]) => `${column} as "${name}"`)
    .join(', ')} from cases where id = $1`,
)

/** What stands in the row now, so that an act can keep what it changes. For staff and the system only. */
export async function readCaseRow(tx: Tx, caseId: string): Promise<Required<CaseChange>> {
  const [row] = await tx.rows<Required<CaseChange>>(readChangeable, [caseId])
  if (!row) throw notFound()
  return row
}

export interface OpenDutyRow {
  kind: string
  subjectId: string
  isCouncils: boolean
  legalOn: string
  actBy: string
  promisedOn: string | null
}

/** What the clock found of a case: the duty that presses most, kept in the row for lists, and all that are open. */
export interface DutiesOfCase {
  caseId: string
  nextDuty: string | null
  nextLegalOn: string | null
  open: OpenDutyRow[]
}

/** Leaves rows that say the same untouched. Takes many cases at once, for imports and the daily work. */
const replaceDuties = statement(
  'cases.replace-duties',
  `with wanted as (
     select "caseId" as case_id, "nextDuty" as next_duty, "nextLegalOn" as next_legal_on, open
     from jsonb_to_recordset($1::jsonb) as w("caseId" uuid, "nextDuty" text, "nextLegalOn" date, open jsonb)
   ), open as (
     select w.case_id, o.kind, o."subjectId" as subject_id, o."isCouncils" as is_councils, o."legalOn" as legal_on,
       o."actBy" as act_by, o."promisedOn" as promised_on
     from wanted w, jsonb_to_recordset(w.open)
       as o(kind text, "subjectId" uuid, "isCouncils" boolean, "legalOn" date, "actBy" date, "promisedOn" date)
   ), gone as (
     delete from case_duties d using wanted w where d.case_id = w.case_id
       and not exists (select from open o where (o.case_id, o.kind, o.subject_id) = (d.case_id, d.kind, d.subject_id))
   ), kept as (
     insert into case_duties as d (case_id, kind, subject_id, is_councils, legal_on, act_by, promised_on)
     select case_id, kind, subject_id, is_councils, legal_on, act_by, promised_on from open
     on conflict (case_id, kind, subject_id) do update
       set legal_on = excluded.legal_on, act_by = excluded.act_by, promised_on = excluded.promised_on
       where (d.legal_on, d.act_by, d.promised_on) is distinct from (excluded.legal_on, excluded.act_by, excluded.promised_on)
   )
   update cases c set next_duty = w.next_duty, next_legal_on = w.next_legal_on from wanted w
   where c.id = w.case_id and (c.next_duty, c.next_legal_on) is distinct from (w.next_duty, w.next_legal_on)`,
)

/** The caller holds the cases' rows, or has just made them: staff lock a case before they touch its duties. */
export async function writeDutiesOfCases(tx: Tx, cases: DutiesOfCase[]): Promise<void> {
  if (cases.length > 0) await tx.rows(replaceDuties, [JSON.stringify(cases)])
}

/** As `writeDutiesOfCases`, for the one case of an act. */
export async function writeDuties(
  tx: Tx,
  caseId: string,
  next: { kind: string; legalDate: string } | null,
  open: OpenDutyRow[],
): Promise<void> {
  const nextDuty = next?.kind ?? null
  await writeDutiesOfCases(tx, [{ caseId, nextDuty, nextLegalOn: next?.legalDate ?? null, open }])
}

const readRecipients = statement(
  'cases.recipients',
  "select family_member_id as id from access_on($2) where case_id = $1 and role <> 'school'",
)

/** Everyone who may hear of a change: family members with access that runs on this day. A school works from its list. */
export async function listRecipients(tx: Tx, caseId: string, today: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readRecipients, [caseId, today])).map(({ id }) => id)
}

const readActing = statement(
  'cases.may-act',
  "select from access_on(app_today()) where case_id = $1 and family_member_id = $2 and level = 'act'",
)

/** Whether this person acts on the case today. */
export async function mayAct(tx: Tx, familyMemberId: string, caseId: string): Promise<boolean> {
  return (await tx.rows(readActing, [caseId, familyMemberId])).length > 0
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
