import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { CaseRow, EventRow } from './case-row.ts'
import type { ChildRow } from './plan-child.ts'

const childColumns = `id uuid, upn text, uln text, "upnUnknown" text, surname text, forename text, "birthOn" date,
  sex text, ethnicity text, postcode text`

const insertChildRows = statement(
  'sen2.insert-children',
  `insert into children (id, upn, uln, upn_unknown, surname, forename, birth_on, sex, ethnicity, postcode,
     created_at, updated_at)
   select id, upn, uln, "upnUnknown", surname, forename, "birthOn", sex, ethnicity, postcode, $2, $2
   from jsonb_to_recordset($1::jsonb) as x(${childColumns})`,
)

export async function insertChildren(tx: Tx, rows: ChildRow[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(insertChildRows, [JSON.stringify(rows), at])
}

const updateChildRows = statement(
  'sen2.update-children',
  `update children c set upn = x.upn, uln = x.uln, upn_unknown = x."upnUnknown", surname = x.surname,
     forename = x.forename, birth_on = x."birthOn", sex = x.sex, ethnicity = x.ethnicity, postcode = x.postcode,
     updated_at = $2
   from jsonb_to_recordset($1::jsonb) as x(${childColumns}) where c.id = x.id`,
)

export async function updateChildren(tx: Tx, rows: ChildRow[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(updateChildRows, [JSON.stringify(rows), at])
}

const caseColumns = `id uuid, "childId" uuid, status text, "statusSince" date, team text, "receivedOn" date,
  "requestSource" smallint, "requestOutcome" text, "requestOutcomeOn" date, "assessmentOutcome" text,
  "assessmentOutcomeOn" date, "hasWeek20Exception" boolean, "planStartedOn" date, "planCeasedOn" date,
  "ceaseReason" smallint, "isActivePlan" boolean, "nextDuty" text, "nextLegalOn" date, "returnItems" jsonb`

const insertCaseRows = statement(
  'sen2.insert-cases',
  `insert into cases (id, reference, child_id, status, status_since, team, received_on, request_source, request_outcome,
     request_outcome_on, assessment_outcome, assessment_outcome_on, has_week20_exception, plan_started_on,
     plan_ceased_on, cease_reason, is_active_plan, next_duty, next_legal_on, return_items, created_at, updated_at)
   select id, case when $3 then 'TRIAL-' || id else next_reference('SEN') end, "childId", status, "statusSince", team,
     "receivedOn", "requestSource", "requestOutcome", "requestOutcomeOn", "assessmentOutcome", "assessmentOutcomeOn",
     "hasWeek20Exception", "planStartedOn", "planCeasedOn", "ceaseReason", "isActivePlan", "nextDuty", "nextLegalOn",
     "returnItems", $2, $2
   from jsonb_to_recordset($1::jsonb) as x(${caseColumns})`,
)

/** A dry run is undone, but numbers taken for references would stay taken: it does without. */
export async function insertCases(tx: Tx, rows: CaseRow[], at: Date, isDryRun: boolean): Promise<void> {
  if (rows.length > 0) await tx.rows(insertCaseRows, [JSON.stringify(rows), at, isDryRun])
}

const updateCaseRows = statement(
  'sen2.update-cases',
  `update cases c set status = x.status, status_since = x."statusSince", team = x.team,
     request_source = x."requestSource", request_outcome = x."requestOutcome",
     request_outcome_on = x."requestOutcomeOn", assessment_outcome = x."assessmentOutcome",
     assessment_outcome_on = x."assessmentOutcomeOn", has_week20_exception = x."hasWeek20Exception",
     plan_started_on = x."planStartedOn", plan_ceased_on = x."planCeasedOn", cease_reason = x."ceaseReason",
     is_active_plan = x."isActivePlan", next_duty = x."nextDuty", next_legal_on = x."nextLegalOn",
     return_items = x."returnItems", version = c.version + 1, updated_at = $2
   from jsonb_to_recordset($1::jsonb) as x(${caseColumns}) where c.id = x.id`,
)

export async function updateCases(tx: Tx, rows: CaseRow[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(updateCaseRows, [JSON.stringify(rows), at])
}

const insertEventRows = statement(
  'sen2.insert-events',
  `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, from_status, to_status,
     corrects_event_id, is_visible_to_family)
   select id, "caseId", kind, "happenedOn", $2, 'system', "fromStatus", "toStatus", "correctsEventId", true
   from jsonb_to_recordset($1::jsonb) as x(id uuid, "caseId" uuid, kind text, "happenedOn" date, "fromStatus" text,
     "toStatus" text, "correctsEventId" uuid)`,
)

export async function insertEvents(tx: Tx, rows: EventRow[], at: Date): Promise<void> {
  if (rows.length > 0) await tx.rows(insertEventRows, [JSON.stringify(rows), at])
}

const settlePromiseRows = statement(
  'sen2.settle-promises',
  `update promises p set kept_at = $2
   from jsonb_to_recordset($1::jsonb) as x("caseId" uuid, duties jsonb)
   where p.case_id = x."caseId" and x.duties ? p.duty and p.kept_at is null and p.replaced_at is null`,
)

/** Promises for steps that are done now are no longer open. */
export async function settlePromises(
  tx: Tx,
  rows: { caseId: string; duties: string[] }[],
  at: Date,
): Promise<void> {
  if (rows.length > 0) await tx.rows(settlePromiseRows, [JSON.stringify(rows), at])
}
