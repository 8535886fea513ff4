import type { AccessLevel, AccessRole } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Somebody of a case to whom a letter may go. */
export interface PersonToInvite {
  familyMemberId: string
  name: string
  email: string | null
  postalAddress: string | null
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  endsOn: string | null
  /** A restriction stands in the way: a code would open nothing. */
  isHeldBack: boolean
}

const readPeople = statement(
  'cases.people-to-invite',
  `select f.id as "familyMemberId", f.name, f.email, f.postal_address as "postalAddress", a.role, a.relationship,
     a.has_parental_responsibility as "hasParentalResponsibility", a.level, a.ends_on as "endsOn", a.held_back as "isHeldBack"
   from case_access a join family_members f on f.id = a.family_member_id
   where a.case_id = $1 and ($2::uuid is null or f.id = $2) and a.revoked_at is null and a.starts_on <= app_today()
     and (a.ends_on is null or a.ends_on >= app_today()) order by f.name, f.id`,
)

/** Those with a decision about their access that stands today, a refusal among them. */
export async function listPeopleToInvite(
  tx: Tx,
  caseId: string,
  familyMemberId: string | null = null,
): Promise<PersonToInvite[]> {
  return tx.rows<PersonToInvite>(readPeople, [caseId, familyMemberId])
}

const readCase = statement(
  'cases.to-invite',
  `select c.id, c.child_id as "childId",
     exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED') as "childHasDied"
   from cases c where c.id = $1`,
)

export async function findCaseToInvite(tx: Tx, caseId: string) {
  return (await tx.rows<{ id: string; childId: string; childHasDied: boolean }>(readCase, [caseId]))[0]
}

const readByReference = statement('cases.id-of-reference', 'select id from cases where reference = $1')

export async function findCaseOfReference(tx: Tx, reference: string): Promise<string | undefined> {
  return (await tx.rows<{ id: string }>(readByReference, [reference]))[0]?.id
}
