import type { AccessLevel, AccessRole } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

export interface NewCaseRow {
  id: string
  childId: string
  status: string
  team: string
  officerId: string | null
  receivedOn: string
  requestSource: number | null
  nextDuty: string | null
  nextLegalOn: string | null
  createdAt: Date
}

const insertRow = statement(
  'cases.insert',
  `insert into cases (id, child_id, status, status_since, team, officer_id, received_on, request_source, next_duty,
     next_legal_on, created_at, updated_at)
   values ($1, $2, $3, $6, $4, $5, $6, $7, $8, $9, $10, $10)
   on conflict (child_id, received_on) do nothing returning reference`,
)

/** The new reference, or undefined when the child has a request of that day already. */
export async function insertCase(tx: Tx, row: NewCaseRow): Promise<string | undefined> {
  const [inserted] = await tx.rows<{ reference: string }>(insertRow, [
    row.id,
    row.childId,
    row.status,
    row.team,
    row.officerId,
    row.receivedOn,
    row.requestSource,
    row.nextDuty,
    row.nextLegalOn,
    row.createdAt,
  ])
  return inserted?.reference
}

/** Who may see a case, and on what evidence. Days are in Europe/London. */
export interface NewCaseAccess {
  familyMemberId: string
  /** As the family says it: mother, foster carer, young person. */
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  /** Follows from the relationship when left out. */
  role?: AccessRole
  evidence: string
  /** Whose consent it rests on. */
  consentedById?: string | null
  /** The last day; no end when left out. */
  endsOn?: string | null
  /** The day of receipt when left out. */
  startsOn?: string
}

const insertAccessRow = statement(
  'cases.insert-access',
  `insert into case_access (id, case_id, family_member_id, relationship, has_parental_responsibility, level, evidence,
     starts_on, granted_by_kind, granted_by_id, created_at, role, consented_by_id, ends_on)
   values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, role_of($3, $4)), $12, $13)`,
)

export async function insertCaseAccess(
  tx: Tx,
  caseId: string,
  access: NewCaseAccess & { startsOn: string },
  granted: { byKind: string; byId: string | null; at: Date },
): Promise<void> {
  await tx.rows(insertAccessRow, [
    caseId,
    access.familyMemberId,
    access.relationship,
    access.hasParentalResponsibility,
    access.level,
    access.evidence,
    access.startsOn,
    granted.byKind,
    granted.byId,
    granted.at,
    access.role ?? null,
    access.consentedById ?? null,
    access.endsOn ?? null,
  ])
}
