import type { RestrictionKind, RestrictionOfCase, Restrictions } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** As `r`, with whoever it is about and whoever set it. */
export const restrictionColumns = `r.id, r.kind,
  (select json_build_object('id', f.id, 'name', f.name) from family_members f where f.id = r.family_member_id) as person,
  r.note, (r.set_at at time zone 'Europe/London')::date as "setOn",
  (select s.name from staff_members s where s.id = r.set_by_id) as "setBy", r.review_on as "reviewOn"`

/** Those that stand, the gravest first; `child`: the SQL of the child's id. */
export const restrictionsOf = (child: string): string =>
  `select ${restrictionColumns} from restrictions r where r.child_id = ${child} and r.cleared_at is null
   order by r.kind = 'SAFEGUARDING_HOLD' desc, r.set_at, r.id`

const readOfChild = statement('cases.restrictions-of-child', restrictionsOf('$1'))

/** Those that stand, the gravest first. */
export async function listRestrictionsOfChild(tx: Tx, childId: string): Promise<RestrictionOfCase[]> {
  return tx.rows<RestrictionOfCase>(readOfChild, [childId])
}

export const isOnHold = (restrictions: readonly RestrictionOfCase[]): boolean =>
  restrictions.some(({ kind }) => kind === 'SAFEGUARDING_HOLD')

const readAll = statement(
  'cases.restrictions-standing',
  `select ${restrictionColumns}, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
     c.id as "caseId", c.reference, coalesce(r.review_on <= app_today(), false) as "isReviewDue"
   from restrictions r join children ch on ch.id = r.child_id
     join lateral (select id, reference from cases where child_id = r.child_id order by received_on desc, id limit 1) c on true
   where r.cleared_at is null order by "isReviewDue" desc, r.review_on nulls last, r.set_at, r.id`,
)

/** Of every child whose cases whoever asks may open; those due for another look first. */
export async function listStandingRestrictions(tx: Tx): Promise<Restrictions['items']> {
  return tx.rows<Restrictions['items'][number]>(readAll)
}

const insertRow = statement(
  'cases.insert-restriction',
  `insert into restrictions (id, child_id, kind, family_member_id, note, set_at, set_by_id, review_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

export interface NewRestrictionRow {
  id: string
  childId: string
  kind: RestrictionKind
  familyMemberId: string | null
  note: string
  at: Date
  byId: string
  reviewOn: string | null
}

export async function insertRestriction(tx: Tx, row: NewRestrictionRow): Promise<void> {
  const { id, childId, kind, familyMemberId, note, at, byId, reviewOn } = row
  await tx.rows(insertRow, [id, childId, kind, familyMemberId, note, at, byId, reviewOn])
}

const lockLive = statement(
  'cases.lock-restriction',
  `select r.kind, r.family_member_id as "familyMemberId" from restrictions r
   where r.id = $1 and r.child_id = $2 and r.cleared_at is null for update`,
)

/** Undefined when it is absent, of another child, or cleared already. */
export async function lockRestriction(tx: Tx, id: string, childId: string) {
  const values = [id, childId]
  return (await tx.rows<{ kind: RestrictionKind; familyMemberId: string | null }>(lockLive, values))[0]
}

const clearRow = statement(
  'cases.clear-restriction',
  'update restrictions set cleared_at = $2, cleared_by_id = $3, clear_note = $4 where id = $1',
)

export async function clearRestriction(tx: Tx, id: string, at: Date, byId: string, note: string) {
  await tx.rows(clearRow, [id, at, byId, note])
}

const hasSame = statement(
  'cases.same-restriction',
  `select from restrictions where child_id = $1 and kind = $2 and family_member_id is not distinct from $3
     and cleared_at is null`,
)

export async function hasSameRestriction(
  tx: Tx,
  childId: string,
  kind: RestrictionKind,
  familyMemberId: string | null,
): Promise<boolean> {
  return (await tx.rows(hasSame, [childId, kind, familyMemberId])).length > 0
}

const isOfChild = statement(
  'cases.person-of-child',
  `select from case_access a join cases c on c.id = a.case_id where c.child_id = $1 and a.family_member_id = $2 limit 1`,
)

/** Whether somebody has or had access to any case of this child. */
export async function isPersonOfChild(tx: Tx, childId: string, familyMemberId: string): Promise<boolean> {
  return (await tx.rows(isOfChild, [childId, familyMemberId])).length > 0
}

/**
 * Messages to the family about any case of the child that wait for somebody who is held back now. Message to an address on
 * nobody's record is stopped by a hold on everybody.
 */
const stopRows = statement(
  'cases.stop-held-messages',
  `update notifications n set status = 'stopped' from cases c
   where c.child_id = $1 and n.case_id = c.id and n.status = 'waiting' and n.staff_member_id is null
     and (is_held_back(c.child_id, n.family_member_id, null) or exists (select from case_access a
       where a.case_id = c.id and a.family_member_id = n.family_member_id and a.held_back))
   returning n.id`,
)

/** Stops what waits for whoever is held back; how many messages that were. Nothing of it leaves later. */
export async function stopHeldMessages(tx: Tx, childId: string): Promise<number> {
  return (await tx.rows(stopRows, [childId])).length
}
