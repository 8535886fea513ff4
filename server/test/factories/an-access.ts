import type { AccessRole } from '@send-hub/shared'
import { newId } from '../../src/platform/ids.ts'
import { type Db, insertRow } from './insert-row.ts'

/** Lets a family member see a case and ask about it, since long ago and without an end. */
export async function anAccess(
  db: Db,
  access: {
    caseId: string
    familyMemberId: string
    level?: 'none' | 'status' | 'status+documents' | 'act'
    relationship?: string
    role?: AccessRole
    consentedById?: string
    revokedAt?: Date
    hasParentalResponsibility?: boolean | null
    startsOn?: string
    endsOn?: string | null
  },
): Promise<{ id: string }> {
  const id = newId()
  await insertRow(db, 'case_access', {
    id,
    case_id: access.caseId,
    family_member_id: access.familyMemberId,
    relationship: access.relationship ?? 'Mother',
    role: access.role ?? (/^young person$/i.test(access.relationship ?? '') ? 'young-person' : 'parent'),
    consented_by_id: access.consentedById ?? null,
    revoked_at: access.revokedAt ?? null,
    revoked_by_kind: access.revokedAt ? 'staff' : null,
    has_parental_responsibility:
      access.hasParentalResponsibility === undefined ? true : access.hasParentalResponsibility,
    level: access.level ?? 'act',
    evidence: 'Birth certificate seen',
    starts_on: access.startsOn ?? '2020-01-01',
    ends_on: access.endsOn ?? null,
    granted_by_kind: 'system',
  })
  return { id }
}
