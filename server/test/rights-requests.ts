import type { Pool } from '../src/platform/db/pool.ts'
import { aCase, aFamilyMember, anAccess } from './factories/index.ts'
import { insertRow } from './factories/insert-row.ts'

/**
 * A right request for each route about rights that pass, and for a school's, on a case of its own; undefined for any
 * other route. The table's parent is there the young person, or the school.
 */
export async function rightsRequest(
  pool: Pool,
  route: string,
  parentId: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  if (!(route in bodies)) return undefined
  const { id: caseId, childId } = await aCase(pool, {
    child: { forename: 'Jade', surname: 'Mensah', preferredName: null, birthOn: '2008-03-01' },
  })
  const mother = await aFamilyMember(pool, { name: 'Efua Mensah' })
  await anAccess(pool, { caseId, familyMemberId: mother.id })
  await anAccess(pool, {
    ...{ caseId, familyMemberId: parentId, hasParentalResponsibility: null },
    ...(pattern.includes('/school/')
      ? { role: 'school', relationship: 'SENCO, Hillside School', level: 'status' }
      : { relationship: 'young person' }),
  })
  await insertRow(pool, 'rights_transfers', {
    ...{
      child_id: childId,
      passes_on: '2024-06-29',
      first_warned_on: '2026-06-01',
      changes_on: '2026-09-01',
    },
  })
  return { url: pattern.replace(':caseId', caseId).replace(':parentId', mother.id), body: bodies[route] }
}

const bodies: Record<string, unknown> = {
  'GET /api/family/cases/:caseId/parents': undefined,
  'POST /api/family/cases/:caseId/parents/:parentId': { level: 'status' },
  'GET /api/family/school/pupils': undefined,
  'GET /api/family/school/pupils/:caseId': undefined,
  'GET /api/staff/rights': undefined,
  'GET /api/staff/cases/:caseId/parents': undefined,
  'POST /api/staff/cases/:caseId/parents/:parentId': { level: 'status', toldBy: 'phone' },
}
