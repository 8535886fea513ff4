import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { CaseRow } from './case-row.ts'
import { type KnownCase, type KnownEvent, knownCase } from './known-case.ts'
import type { KnownChild } from './match-people.ts'
import type { ChildRow, PutRight } from './plan-child.ts'

const readIdentities = statement(
  'sen2.identities',
  'select id, upn, surname, forename, birth_on as "birthOn", postcode from children order by id',
)

/** Every child the hub knows: a county has 30,000, of some 200 bytes each. */
export async function listIdentities(tx: Tx): Promise<KnownChild[]> {
  return tx.rows<KnownChild>(readIdentities)
}

/** A child with its cases, by the day the request was received. */
export interface KnownPerson {
  child: ChildRow
  /** What was wrong here and was put right: a return that still says it is not believed. */
  putRight: PutRight[]
  cases: Map<string, KnownCase>
}

interface PersonRow extends ChildRow {
  putRight: PutRight[]
  cases: (CaseRow & { version: number; events: KnownEvent[]; promises: KnownCase['record']['promises'] })[]
}

const readPeople = statement(
  'sen2.known-people',
  `select ch.id, ch.upn, ch.uln, ch.upn_unknown as "upnUnknown", ch.surname, ch.forename, ch.birth_on as "birthOn",
     ch.sex, ch.ethnicity, ch.postcode,
     (select coalesce(json_agg(json_build_object('id', c.id, 'version', c.version, 'childId', c.child_id,
         'status', c.status, 'statusSince', c.status_since, 'team', c.team, 'receivedOn', c.received_on,
         'requestSource', c.request_source, 'requestOutcome', c.request_outcome,
         'requestOutcomeOn', c.request_outcome_on, 'assessmentOutcome', c.assessment_outcome,
         'assessmentOutcomeOn', c.assessment_outcome_on, 'hasWeek20Exception', c.has_week20_exception,
         'planStartedOn', c.plan_started_on, 'planCeasedOn', c.plan_ceased_on, 'ceaseReason', c.cease_reason,
         'isActivePlan', c.is_active_plan, 'nextDuty', c.next_duty, 'nextLegalOn', c.next_legal_on,
         'returnItems', c.return_items,
         'events', (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'on', v.happened_on,
             'recordedAt', v.recorded_at, 'details', v.details, 'corrects', v.corrects_event_id,
             'recordedByKind', v.recorded_by_kind, 'familyMemberId', v.family_member_id) order by v.happened_on, v.recorded_at, v.id), '[]')
           from case_events v where v.case_id = c.id and v.is_visible_to_family),
         'promises', (select coalesce(json_agg(json_build_object('id', p.id, 'duty', p.duty, 'dueOn', p.due_on,
             'madeOn', (p.made_at at time zone 'Europe/London')::date, 'ownerName', p.owner_name,
             'reason', p.reason, 'reasonWords', p.reason_words) order by p.made_at, p.id), '[]')
           from promises p where p.case_id = c.id))), '[]')
       from cases c where c.child_id = ch.id) as cases,
     (select coalesce(json_agg(json_build_object('field', k.field, 'was', k.old_value) order by k.decided_at), '[]')
       from record_corrections k where k.child_id = ch.id and k.decision = 'corrected' and k.old_value is not null)
       as "putRight"
   from children ch where ch.id = any($1::uuid[])`,
)

export async function readKnownPeople(tx: Tx, childIds: string[]): Promise<Map<string, KnownPerson>> {
  if (childIds.length === 0) return new Map()
  const rows = await tx.rows<PersonRow>(readPeople, [childIds])
  return new Map(
    rows.map(({ cases, putRight, ...child }) => [child.id, { child, putRight, cases: byReceivedOn(cases) }]),
  )
}

function byReceivedOn(cases: PersonRow['cases']): Map<string, KnownCase> {
  return new Map(
    cases.map(({ version, events, promises, ...row }) => [
      row.receivedOn,
      knownCase(version, row, events, promises),
    ]),
  )
}

const lockRows = statement(
  'sen2.lock-cases',
  'select id, version from cases where id = any($1::uuid[]) order by id for update',
)

/** Keeps staff from changing these cases until the import ends. Their versions, as they are now. */
export async function lockCases(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; version: number }>(lockRows, [ids])
  return new Map(rows.map(({ id, version }) => [id, version]))
}

const readErased = statement('sen2.erased-upns', 'select unnest(erased_upns($1)) as upn')

/** Those UPNs whose children were erased here: all that is kept of them is a keyed hash (docs/decisions/0022). */
export async function listErasedUpns(tx: Tx, upns: string[]): Promise<Set<string>> {
  return new Set((await tx.rows<{ upn: string }>(readErased, [upns])).map(({ upn }) => upn))
}
