import type { AccessLevel, AccessRole } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** What a code gives to whom. Days and moments as in invitations. */
export interface NewInvitationRow {
  id: string
  caseId: string
  /** Who it is for; null for somebody who is not in the hub yet. */
  familyMemberId: string | null
  name: string
  codeHash: string
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  evidence: string
  accessEndsOn: string | null
  mayReplaceEmail: boolean
  consentedById: string | null
  createdAt: Date
  createdByKind: string
  createdById: string | null
  expiresAt: Date
}

const insertRow = statement(
  'access.insert-invitation',
  `insert into invitations (id, case_id, family_member_id, name, code_hash, role, relationship,
     has_parental_responsibility, level, evidence, access_ends_on, may_replace_email, consented_by_id, created_at,
     created_by_kind, created_by_id, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
)

export async function insertInvitation(tx: Tx, row: NewInvitationRow): Promise<void> {
  await tx.rows(insertRow, [
    ...[row.id, row.caseId, row.familyMemberId, row.name, row.codeHash, row.role, row.relationship],
    ...[row.hasParentalResponsibility, row.level, row.evidence, row.accessEndsOn, row.mayReplaceEmail],
    ...[row.consentedById, row.createdAt, row.createdByKind, row.createdById, row.expiresAt],
  ])
}

const withdrawOfPerson = statement(
  'access.withdraw-invitations-of-person',
  `update invitations set withdrawn_at = $3
   where case_id = $1 and family_member_id = $2 and used_at is null and withdrawn_at is null`,
)

/** Ends every unused code that this person has for this case. */
export async function withdrawInvitationsOf(
  tx: Tx,
  caseId: string,
  familyMemberId: string,
  at: Date,
): Promise<void> {
  await tx.rows(withdrawOfPerson, [caseId, familyMemberId, at])
}

const withdrawOne = statement(
  'access.withdraw-invitation',
  `update invitations set withdrawn_at = $4
   where id = $1 and case_id = $2 and consented_by_id = $3 and used_at is null and withdrawn_at is null returning id`,
)

/** Ends a code that a family member handed out. False: it is not theirs, or was used or ended. */
export async function withdrawOwnInvitation(
  tx: Tx,
  invitation: { id: string; caseId: string; consentedById: string },
  at: Date,
): Promise<boolean> {
  const { id, caseId, consentedById } = invitation
  return (await tx.rows(withdrawOne, [id, caseId, consentedById, at])).length === 1
}

/** Wrong facts with a right code before the code is dead: then a phone call is the way on. */
export const mostInvitationTries = 5

/**
 * Whether a code still opens its case, of an invitation `i`, on day $1 at moment $2. No code gives more than what was
 * decided still holds: whoever it is for, or whoever consented, has access that runs, and is not held back; no
 * restriction was set on the child since (a code made under one was made by staff with the power); the child lives.
 */
const isOpen = `i.used_at is null and i.withdrawn_at is null and i.expires_at > $2::timestamptz
  and i.tries < ${mostInvitationTries} and (i.access_ends_on is null or i.access_ends_on >= $1::date)
  and (coalesce(i.consented_by_id, i.family_member_id) is null or exists (
    select from access_on($1::date) a where a.case_id = i.case_id
      and a.family_member_id = coalesce(i.consented_by_id, i.family_member_id)
      and (i.consented_by_id is null or a.level = 'act')))
  and not exists (select from restrictions r where r.child_id = c.child_id and r.cleared_at is null
    and (r.set_at > i.created_at or r.kind = 'SAFEGUARDING_HOLD'))
  and not exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED')`

/**
 * One statement for whatever was typed: looks for the code, counts a wrong fact against it, and writes the try down, over
 * at once unless a sign-in code is to follow. The row of the code is locked first, so that many guesses at once are
 * counted one after the other.
 */
const judge = statement(
  'access.judge-code',
  `with found as materialized (
     select i.id, ch.birth_on = $4::date as "isRight", (${isOpen}) as "isOpen"
     from invitations i join cases c on c.id = i.case_id join children ch on ch.id = c.child_id
     where i.code_hash = $3 for update of i
   ), counted as (
     update invitations i set tries = i.tries + 1 from found f where i.id = f.id and f."isOpen" and not f."isRight"
   )
   insert into sign_in_attempts (id, actor_kind, address_hash, sealed_address, invitation_id, created_at, expires_at)
   select $5::uuid, 'family', $6::text, $7::text, opened.id, $2::timestamptz, case when opened.id is null or $7::text is null then $2::timestamptz else $8::timestamptz end
   from (select) as one left join (select id from found where "isOpen" and "isRight") as opened on true
   returning invitation_id as "invitationId"`,
)

export interface JoinTry {
  codeHash: string
  birthOn: string
  attemptId: string
  /** Keyed hash of the network that it came from, for the limit. */
  networkHash: string
  /** The email address typed, sealed; null for somebody who is signed in. */
  sealedAddress: string | null
  expiresAt: Date
}

/** The invitation that a code and a fact open; null for a wrong one of either, and for one that is open no more. */
export async function judgeCode(
  tx: Tx,
  tried: JoinTry,
  at: { now: Date; today: string },
): Promise<string | null> {
  const [row] = await tx.rows<{ invitationId: string | null }>(judge, [
    ...[at.today, at.now, tried.codeHash, tried.birthOn],
    ...[tried.attemptId, tried.networkHash, tried.sealedAddress, tried.expiresAt],
  ])
  return row?.invitationId ?? null
}

/** An invitation that somebody may use now. */
export interface OpenInvitation {
  id: string
  caseId: string
  familyMemberId: string | null
  name: string
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  evidence: string
  accessEndsOn: string | null
  mayReplaceEmail: boolean
  consentedById: string | null
  createdByKind: string
  createdById: string | null
}

const lockOpen = statement(
  'access.lock-open-invitation',
  `select i.id, i.case_id as "caseId", i.family_member_id as "familyMemberId", i.name, i.role, i.relationship,
     i.has_parental_responsibility as "hasParentalResponsibility", i.level, i.evidence, i.access_ends_on as "accessEndsOn",
     i.may_replace_email as "mayReplaceEmail", i.consented_by_id as "consentedById", i.created_by_kind as "createdByKind",
     i.created_by_id as "createdById"
   from invitations i join cases c on c.id = i.case_id where i.id = $3 and ${isOpen} for update of i`,
)

/** Of two browsers with one code, the second waits here and then finds it used. */
export async function lockOpenInvitation(
  tx: Tx,
  id: string,
  at: { now: Date; today: string },
): Promise<OpenInvitation | undefined> {
  return (await tx.rows<OpenInvitation>(lockOpen, [at.today, at.now, id]))[0]
}

const markUsed = statement(
  'access.use-invitation',
  'update invitations set used_at = $2, used_by_id = $3 where id = $1 and used_at is null',
)

export async function spendInvitation(tx: Tx, id: string, personId: string, at: Date): Promise<void> {
  await tx.rows(markUsed, [id, at, personId])
}
