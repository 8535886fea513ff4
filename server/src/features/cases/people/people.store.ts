import type { AccessEndReason, AccessLevel, AccessRole, RestrictionKind } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readPower = statement('cases.has-safeguarding', "select staff_has_power('safeguarding') as has")

/** Whether whoever asks sets and clears restrictions; never another system. */
export async function mayRestrict(tx: Tx): Promise<boolean> {
  return (await tx.rows<{ has: boolean }>(readPower))[0]?.has ?? false
}

export interface ComparedChild {
  childId: string
  name: string
  birthOn: string
}

const readChild = statement(
  'cases.child-to-compare',
  `select ch.id as "childId", coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as name,
     ch.birth_on as "birthOn"
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

/** Undefined when the case is absent, or closed to whoever asks. */
export async function findChildOfCase(tx: Tx, caseId: string): Promise<ComparedChild | undefined> {
  return (await tx.rows<ComparedChild>(readChild, [caseId]))[0]
}

const readKinds = statement(
  'cases.restriction-kinds',
  'select distinct kind from restrictions where child_id = $1 and cleared_at is null order by kind',
)

/** What stands in the way around a child now. As staff or the system. */
export async function listRestrictionKinds(tx: Tx, childId: string): Promise<RestrictionKind[]> {
  return (await tx.rows<{ kind: RestrictionKind }>(readKinds, [childId])).map(({ kind }) => kind)
}

export interface KnownPerson {
  id: string
  name: string
  email: string | null
}

/** Of `f`: null while the address of a child of theirs is hidden. */
const emailToShow = `case when not exists (select from case_access a join cases c on c.id = a.case_id
       join restrictions r on r.child_id = c.child_id and r.kind = 'ADDRESS_HIDDEN' and r.cleared_at is null
       where a.family_member_id = f.id) then f.email end`

const readPerson = statement(
  'cases.known-person',
  `select f.id, f.name, ${emailToShow} as email from family_members f where f.id = $1`,
)

export async function findKnownPerson(tx: Tx, id: string): Promise<KnownPerson | undefined> {
  return (await tx.rows<KnownPerson>(readPerson, [id]))[0]
}

const readOtherCases = statement(
  'cases.others-of-person',
  `select distinct on (c.id) c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
     a.relationship
   from case_access a join cases c on c.id = a.case_id join children ch on ch.id = c.child_id
   where a.family_member_id = $1 and c.id <> $2 order by c.id, a.created_at desc limit 50`,
)

export interface OtherCase {
  reference: string
  childName: string
  relationship: string
}

/** Of every other case somebody has or had access to; those that are closed to whoever asks are not there. */
export async function listOtherCases(tx: Tx, familyMemberId: string, caseId: string): Promise<OtherCase[]> {
  return tx.rows<OtherCase>(readOtherCases, [familyMemberId, caseId])
}

export interface AccessRow {
  id: string
  familyMemberId: string
  role: AccessRole
  relationship: string
  level: AccessLevel
  startsOn: string
  endsOn: string | null
  consentedById: string | null
  isHeldBack: boolean
}

const accessColumns = `a.id, a.family_member_id as "familyMemberId", a.role, a.relationship, a.level, a.starts_on as "startsOn",
  a.ends_on as "endsOn", a.consented_by_id as "consentedById", a.held_back as "isHeldBack"`

const readStanding = statement(
  'cases.standing-access',
  `select ${accessColumns} from case_access a
   where a.case_id = $1 and a.id = $2 and a.revoked_at is null and (a.ends_on is null or a.ends_on >= app_today())`,
)

/** Access that was given and has neither run out nor been taken back. */
export async function findStandingAccess(tx: Tx, caseId: string, accessId: string) {
  return (await tx.rows<AccessRow>(readStanding, [caseId, accessId]))[0]
}

const readOfPerson = statement(
  'cases.standing-access-of-person',
  `select ${accessColumns} from case_access a
   where a.case_id = $1 and a.family_member_id = $2 and a.revoked_at is null
     and (a.ends_on is null or a.ends_on >= app_today()) order by a.starts_on`,
)

export async function listStandingOfPerson(tx: Tx, caseId: string, familyMemberId: string) {
  return tx.rows<AccessRow>(readOfPerson, [caseId, familyMemberId])
}

const readOfRole = statement(
  'cases.standing-access-of-role',
  `select ${accessColumns} from case_access a
   where a.case_id = $1 and a.role = $2 and a.revoked_at is null and (a.ends_on is null or a.ends_on >= app_today())
   order by a.id`,
)

export async function listStandingOfRole(tx: Tx, caseId: string, role: AccessRole) {
  return tx.rows<AccessRow>(readOfRole, [caseId, role])
}

const readRunning = statement(
  'cases.running-access-of-person',
  `select a.role, a.level, a.ends_on as "endsOn" from access_on(app_today()) a where a.case_id = $1 and a.family_member_id = $2`,
)

export type RunningAccess = Pick<AccessRow, 'role' | 'level' | 'endsOn'>

/** What somebody may see today. */
export async function findRunningAccess(tx: Tx, caseId: string, familyMemberId: string) {
  return (await tx.rows<RunningAccess>(readRunning, [caseId, familyMemberId]))[0]
}

const takeBackRow = statement(
  'cases.take-back-access',
  `update case_access set revoked_at = $2, revoked_by_kind = $3, revoked_by_id = $4, revoked_why = $5
   where id = $1 and revoked_at is null returning id`,
)

interface TakenBack {
  at: Date
  byKind: string
  byId: string | null
  why: AccessEndReason | null
}

/** At once. What others were given on this person's consent ends with it (migrations/0005). */
export async function takeBackAccess(tx: Tx, accessId: string, { at, byKind, byId, why }: TakenBack) {
  await tx.rows(takeBackRow, [accessId, at, byKind, byId, why])
}

const readEndedWith = statement(
  'cases.access-ended-with',
  `select a.family_member_id as id from case_access a
   where a.case_id = $1 and a.consented_by_id = $2 and a.revoked_at = $3`,
)

/** Those whose access rested on a consent that ended at this moment. */
export async function listEndedWith(tx: Tx, caseId: string, consentedById: string, at: Date) {
  return (await tx.rows<{ id: string }>(readEndedWith, [caseId, consentedById, at])).map(({ id }) => id)
}

export interface NewAccessRow {
  id: string
  caseId: string
  familyMemberId: string
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  evidence: string
  consentedById: string | null
  startsOn: string
  endsOn: string | null
  byKind: string
  byId: string | null
  at: Date
}

const accessInsert = `insert into case_access (id, case_id, family_member_id, role, relationship,
   has_parental_responsibility, level, evidence, consented_by_id, starts_on, ends_on, granted_by_kind, granted_by_id,
   created_at)`
const insertRow = statement(
  'cases.give-access',
  `${accessInsert} values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)

const valuesOf = (row: NewAccessRow) => [
  ...[row.id, row.caseId, row.familyMemberId, row.role, row.relationship, row.hasParentalResponsibility],
  ...[row.level, row.evidence, row.consentedById, row.startsOn, row.endsOn, row.byKind, row.byId, row.at],
]

/** @throws a unique or exclusion violation while other access of this person runs in these days */
export async function insertAccess(tx: Tx, row: NewAccessRow): Promise<void> {
  await tx.rows(insertRow, valuesOf(row))
}

/**
 * One statement, so that what others were given on this person's consent does not end in between: the database looks
 * once both rows are written.
 */
const replaceRow = statement(
  'cases.replace-access',
  `with old as (
     update case_access set revoked_at = $14, revoked_by_kind = $12, revoked_by_id = $13
     where id = $15 and revoked_at is null returning id
   )
   ${accessInsert} select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6::boolean, $7, $8, $9::uuid, $10::date, $11::date, $12::text,
     $13::uuid, $14::timestamptz from old`,
)

/** Ends the old access and begins the new one. */
export async function replaceAccess(tx: Tx, oldId: string, row: NewAccessRow): Promise<void> {
  await tx.rows(replaceRow, [...valuesOf(row), oldId])
}

const endWiderRows = statement(
  'cases.end-wider-consents',
  `update case_access set revoked_at = $3, revoked_by_kind = $4, revoked_by_id = $5, revoked_why = 'consent-ended'
   where case_id = $1 and consented_by_id = $2 and revoked_at is null and level = any($6) returning family_member_id as id`,
)

/** Nobody helps with more than whoever they help may see. `levels`: those that are too wide now. */
export async function endWiderConsents(
  tx: Tx,
  caseId: string,
  consentedById: string,
  levels: readonly AccessLevel[],
  { at, byKind, byId }: Omit<TakenBack, 'why'>,
): Promise<string[]> {
  const values = [caseId, consentedById, at, byKind, byId, levels]
  return (await tx.rows<{ id: string }>(endWiderRows, values)).map(({ id }) => id)
}

const readActing = statement(
  'cases.may-anybody-act',
  "select exists (select from access_on(app_today()) where case_id = $1 and level = 'act') as may",
)

export async function mayAnybodyAct(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.rows<{ may: boolean }>(readActing, [caseId]))[0]?.may ?? false
}

const readByWords = statement(
  'cases.find-people',
  `select f.id, f.name,
     ${emailToShow} as email,
     (select coalesce(json_agg(json_build_object('reference', x.reference, 'childName', x.name) order by x.reference), '[]')
      from (select distinct c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as name
        from case_access a join cases c on c.id = a.case_id join children ch on ch.id = c.child_id
        where a.family_member_id = f.id limit 10) x) as cases
   from family_members f where (f.email = lower($1) or f.name ilike $2)
     and exists (select from case_access a where a.family_member_id = f.id) order by f.name, f.id limit 10`,
)

export interface PersonFound extends KnownPerson {
  cases: { reference: string; childName: string }[]
}

/**
 * By the whole email address, or by a part of the name: only those with a case that whoever asks may open, and without
 * the address of those around a child whose address is hidden.
 */
export async function findPeople(tx: Tx, email: string, namePattern: string): Promise<PersonFound[]> {
  return tx.rows<PersonFound>(readByWords, [email, namePattern])
}
