import { hashInvitationCode, newInvitationCode } from '../src/features/access/joining/invitation-code.ts'
import { newId } from '../src/platform/ids.ts'
import type { TestApp } from './build-test-app.ts'
import { aFamilyMember, anAccess } from './factories/index.ts'
import { insertRow } from './factories/insert-row.ts'
import { usualMoment } from './test-clock.ts'

/** The case that the table is about, and its parent. */
interface OnCase {
  caseId: string
  parentId: string
}

/** A right request for each route of joining and of helpers; undefined for any other route. */
export async function joiningRequest(
  test: Pick<TestApp, 'pool' | 'secrets'>,
  route: string,
  { caseId, parentId }: OnCase,
): Promise<{ url: string; body?: unknown } | undefined> {
  const at = (rest: string) => `/api/family/cases/${caseId}${rest}`
  const endsOn = '2027-05-03'
  switch (route) {
    case 'POST /api/join/checks':
      return { url: '/api/join/checks', body: { ...(await aCode()), email: `${newId()}@new.example` } }
    case 'POST /api/family/children':
      return { url: '/api/family/children', body: { code: newInvitationCode(), birthOn: '2016-05-04' } }
    case 'POST /api/staff/cases/:caseId/people/:familyMemberId/invitation':
      return { url: `/api/staff/cases/${caseId}/people/${parentId}/invitation`, body: {} }
    case 'GET /api/family/cases/:caseId/people':
      return { url: at('/people') }
    case 'POST /api/family/cases/:caseId/helpers':
      return {
        url: at('/helpers'),
        body: { role: 'advocate', name: 'Ann Lee', level: 'status', endsOn, isAgreed: true },
      }
    case 'POST /api/family/cases/:caseId/helpers/:accessId/stop': {
      const helper = await aFamilyMember(test.pool, { name: 'Ann Lee' })
      const given = { caseId, familyMemberId: helper.id, role: 'advocate', consentedById: parentId } as const
      return { url: at(`/helpers/${(await anAccess(test.pool, given)).id}/stop`), body: {} }
    }
    case 'POST /api/family/cases/:caseId/helper-codes/:invitationId/withdraw':
      return { url: at(`/helper-codes/${(await aCode()).id}/withdraw`), body: {} }
    default:
      return undefined
  }

  async function aCode() {
    const [id, code] = [newId(), newInvitationCode()]
    await insertRow(test.pool, 'invitations', {
      ...{
        id,
        case_id: caseId,
        name: 'Ann Lee',
        code_hash: hashInvitationCode(test.secrets.invitation, code),
      },
      ...{ role: 'advocate', relationship: 'Advocate', level: 'status', evidence: 'Consent' },
      ...{ access_ends_on: endsOn, consented_by_id: parentId, created_at: usualMoment },
      ...{ created_by_kind: 'family', created_by_id: parentId, expires_at: '2026-12-22T00:00:00Z' },
    })
    return { id, code, birthOn: '2016-05-04' }
  }
}
