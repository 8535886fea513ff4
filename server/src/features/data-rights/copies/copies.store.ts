import type { Day } from '../../../platform/calendar/index.ts'
import { type Statement, statement, type Tx } from '../../../platform/db/transaction.ts'

const inLondon = (moment: string) => `(${moment} at time zone 'Europe/London')::date`

export interface RequestRow {
  id: string
  reference: string
  childId: string
  personId: string
  receivedOn: Day
  dueOn: Day
  extendedTo: Day | null
  extensionReason: string | null
  releasedOn: Day | null
  storageKey: string | null
  closedOn: Day | null
  closedWhy: string | null
  /** Null where the reader may not see the child. */
  childName: string | null
}

const common = `r.id, r.reference, r.child_id as "childId", r.family_member_id as "personId", r.received_on as "receivedOn",
     r.due_on as "dueOn", r.extended_to as "extendedTo", r.extension_reason as "extensionReason",
     ${inLondon('r.released_at')} as "releasedOn", r.storage_key as "storageKey", ${inLondon('r.closed_at')} as "closedOn",
     r.closed_why as "closedWhy"`

export interface RequestForStaffRow extends RequestRow {
  childName: string
  asksName: string
  relationship: string
  childView: string | null
  /** The newest case of the child. */
  caseId: string
  status: string
  /** Who asks is the young person. */
  isYoungPerson: boolean
  /** Some restriction is in force around the child. */
  isRestricted: boolean
  /** One that keeps this person, or everybody, from the child. */
  isBarred: boolean
}

const forStaff = `select ${common}, concat_ws(' ', coalesce(ch.preferred_name, ch.forename), ch.surname) as "childName",
     f.name as "asksName", r.child_view as "childView", newest.id as "caseId", newest.status,
     coalesce(a.relationship, '') as relationship, coalesce(a.role = 'young-person', false) as "isYoungPerson",
     exists (select from restrictions x where x.child_id = r.child_id and x.cleared_at is null) as "isRestricted",
     exists (select from restrictions x where x.child_id = r.child_id and x.cleared_at is null and
       (x.kind = 'SAFEGUARDING_HOLD' or (x.kind = 'NO_CONTACT' and x.family_member_id = r.family_member_id))) as "isBarred"
   from access_requests r join children ch on ch.id = r.child_id join family_members f on f.id = r.family_member_id
     join lateral (select c.id, c.status from cases c where c.child_id = r.child_id order by c.received_on desc limit 1) newest on true
     left join lateral (select a.relationship, a.role from case_access a join cases c on c.id = a.case_id
       where c.child_id = r.child_id and a.family_member_id = r.family_member_id
       order by a.starts_on desc, a.created_at desc limit 1) a on true`

const readAll = statement(
  'data-rights.access-requests',
  `${forStaff} where (r.released_at is null and r.closed_at is null) or r.recorded_at > $1
   order by (r.released_at is not null or r.closed_at is not null), coalesce(r.extended_to, r.due_on), r.id limit 200`,
)

/** Those that wait, by the day they are due; then those recorded since a moment. */
export async function listRequests(tx: Tx, since: Date): Promise<RequestForStaffRow[]> {
  return tx.rows<RequestForStaffRow>(readAll, [since])
}

const readOne = statement('data-rights.access-request', `${forStaff} where r.id = $1`)

export async function findRequest(tx: Tx, id: string): Promise<RequestForStaffRow | undefined> {
  return (await tx.rows<RequestForStaffRow>(readOne, [id]))[0]
}

const lockOne = statement(
  'data-rights.lock-access-request',
  'select released_at is null and closed_at is null as "isOpen" from access_requests where id = $1 for update',
)

/** Undefined when it is absent; false when it has been answered. */
export async function lockOpenRequest(tx: Tx, id: string): Promise<boolean | undefined> {
  return (await tx.rows<{ isOpen: boolean }>(lockOne, [id]))[0]?.isOpen
}

const readOfPerson = statement(
  'data-rights.copies-of-person',
  `select ${common}, coalesce(ch.preferred_name, ch.forename) as "childName"
   from access_requests r left join children ch on ch.id = r.child_id
   where r.family_member_id = $1 order by r.received_on desc, r.id desc limit 50`,
)

export async function listCopiesOfPerson(tx: Tx, personId: string): Promise<RequestRow[]> {
  return tx.rows<RequestRow>(readOfPerson, [personId])
}

const readChoices = statement(
  'data-rights.who-may-ask',
  `select c.id as "caseId", c.reference as "caseReference", c.child_id as "childId", ch.birth_on as "birthOn",
     concat_ws(' ', coalesce(ch.preferred_name, ch.forename), ch.surname) as "childName",
     (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'relationship', x.relationship,
         'isYoungPerson', x.role = 'young-person') order by x.name), '[]')
       from (select distinct on (f.id) f.id, f.name, a.relationship, a.role
         from case_access a join cases o on o.id = a.case_id join family_members f on f.id = a.family_member_id
         where o.child_id = c.child_id and a.level <> 'none' and a.role not in ('school', 'councillor')
         order by f.id, a.starts_on desc, a.created_at desc) x) as people
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

export interface WhoMayAsk {
  caseId: string
  caseReference: string
  childId: string
  childName: string
  birthOn: Day
  people: { id: string; name: string; relationship: string; isYoungPerson: boolean }[]
}

/** Everybody of the family who has, or had, access to a case of the child. */
export async function findWhoMayAsk(tx: Tx, caseId: string): Promise<WhoMayAsk | undefined> {
  return (await tx.rows<WhoMayAsk>(readChoices, [caseId]))[0]
}

const insertRequest = statement(
  'data-rights.insert-access-request',
  `insert into access_requests (id, child_id, family_member_id, received_on, child_view, due_on, recorded_by_id, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) returning reference`,
)

export interface NewRequestRow {
  id: string
  childId: string
  personId: string
  receivedOn: Day
  childView: string | null
  dueOn: Day
  recordedById: string
  at: Date
}

export async function insertAccessRequest(tx: Tx, row: NewRequestRow): Promise<string> {
  const { id, childId, personId, receivedOn, childView, dueOn, recordedById, at } = row
  const values = [id, childId, personId, receivedOn, childView, dueOn, recordedById, at]
  return (await tx.rows<{ reference: string }>(insertRequest, values))[0]?.reference ?? ''
}

const extend = statement(
  'data-rights.extend-access-request',
  'update access_requests set extended_to = $2, extension_reason = $3 where id = $1',
)
const close = statement(
  'data-rights.close-access-request',
  'update access_requests set closed_at = $2, closed_why = $3 where id = $1',
)
const release = statement(
  'data-rights.release-access-request',
  'update access_requests set released_at = $2, released_by_id = $3, storage_key = $4 where id = $1',
)

/** One of the ends, or the longer time, of a request that `lockOpenRequest` found open. */
export const changeRequest = {
  extend: (tx: Tx, id: string, to: Day, reason: string) => tx.rows(extend, [id, to, reason]),
  close: (tx: Tx, id: string, at: Date, why: string) => tx.rows(close, [id, at, why]),
  release: (tx: Tx, id: string, made: { at: Date; staffId: string; key: string }) =>
    tx.rows(release, [id, made.at, made.staffId, made.key]),
} satisfies Record<string, (tx: Tx, id: string, ...more: never[]) => Promise<unknown>>

export interface StoredDecision {
  source: string
  sourceId: string
  digest: string
  decision: 'include' | 'leave-out' | null
  reason: string | null
}

const readDecisions = statement(
  'data-rights.item-decisions',
  `select source, source_id as "sourceId", digest, decision, decision_reason as reason
   from access_request_items where access_request_id = $1`,
)

export async function listDecisions(tx: Tx, requestId: string): Promise<StoredDecision[]> {
  return tx.rows<StoredDecision>(readDecisions, [requestId])
}

export interface ItemRow {
  source: string
  sourceId: string
  why: string | null
  digest: string
  decision: 'include' | 'leave-out' | null
  reason: string | null
}

const upsert = (set: string): Statement =>
  statement(
    `data-rights.keep-items:${set.length}`,
    `insert into access_request_items (id, access_request_id, source, source_id, is_flagged, why_flagged, digest, decision,
       decision_reason, decided_by_id, decided_at)
     select gen_random_uuid(), $1, x.source, x."sourceId", x.why is not null, x.why, x.digest, x.decision, x.reason,
       case when x.decision is not null then $3::uuid end, case when x.decision is not null then $4::timestamptz end
     from jsonb_to_recordset($2::jsonb) as x(source text, "sourceId" uuid, why text, digest text, decision text, reason text)
     on conflict on constraint access_request_items_source_key do ${set}`,
  )
const decideItems = upsert(`update set is_flagged = excluded.is_flagged, why_flagged = excluded.why_flagged,
       digest = excluded.digest, decision = excluded.decision, decision_reason = excluded.decision_reason,
       decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at`)
const keepRest = upsert('nothing')

/** What somebody decided about some things; a later decision takes the place of an earlier one. */
export async function keepDecisions(
  tx: Tx,
  requestId: string,
  rows: ItemRow[],
  by: { id: string; at: Date },
) {
  await tx.rows(decideItems, [requestId, JSON.stringify(rows), by.id, by.at])
}

/** With the release: what else went out, which nobody had to decide. */
export async function keepUnflagged(
  tx: Tx,
  requestId: string,
  rows: ItemRow[],
  by: { id: string; at: Date },
) {
  await tx.rows(keepRest, [requestId, JSON.stringify(rows), by.id, by.at])
}

const readOld = statement(
  'data-rights.old-copies',
  'select id, storage_key as key from access_requests where storage_key is not null and released_at < $1 order by id limit 100',
)
const forget = statement(
  'data-rights.forget-copy',
  'update access_requests set storage_key = null where id = $1',
)

/** As the system. Copies released before a moment. */
export async function listOldCopies(tx: Tx, before: Date): Promise<{ id: string; key: string }[]> {
  return tx.rows<{ id: string; key: string }>(readOld, [before])
}
export async function forgetCopy(tx: Tx, id: string): Promise<void> {
  await tx.rows(forget, [id])
}
