import { randomUUID } from 'node:crypto'
import type { Pool } from '../src/platform/db/pool.ts'
import { aCase, anAccess, aStaffMember } from './factories/index.ts'
import { insertRow } from './factories/insert-row.ts'
import { usualDay, usualMoment } from './test-clock.ts'

const given = {
  ...{ role: 'parent', relationship: 'Mother', hasParentalResponsibility: null, level: 'status' },
  ...{ evidence: 'Passport seen', isCompared: true },
}
const somebodyNew = () => ({
  ...given,
  person: { name: 'Ruth Adeyemi', email: `${randomUUID()}@family.example` },
})

/** A right request for each route about the people on a case, on a case of its own; undefined for any other route. */
export async function peopleRequest(
  pool: Pool,
  route: string,
  parentId: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  const make = requests[route]
  if (!make) return undefined
  const { id } = await aCase(pool, {
    child: { forename: 'Jade', surname: 'Mensah', preferredName: null, birthOn: '2008-03-01' },
  })
  const { id: accessId } = await anAccess(pool, { caseId: id, familyMemberId: parentId })
  const decisionId = randomUUID()
  if (pattern.includes(':decisionId')) {
    await insertRow(pool, 'capacity_decisions', {
      ...{ id: decisionId, case_id: id, matter: 'appeal', has_capacity: 'yes', reasons: 'Asked in person' },
      ...{ decided_on: usualDay, ends_on: '2027-06-01', recorded_at: usualMoment },
      recorded_by_id: (await aStaffMember(pool)).id,
    })
  }
  const url = pattern
    .replace(':caseId', id)
    .replace(':accessId', accessId)
    .replace(':decisionId', decisionId)
    .replace(/:\w+/, randomUUID())
  return { url, body: make() }
}

/** What each takes; of those that need a power, or a locked case, only that it is right. */
const requests: Record<string, () => unknown> = {
  'GET /api/staff/cases/:caseId/people': () => undefined,
  'POST /api/staff/people/find': () => ({ query: 'Okafor' }),
  'POST /api/staff/cases/:caseId/people/compare': somebodyNew,
  'POST /api/staff/cases/:caseId/people': somebodyNew,
  'POST /api/staff/cases/:caseId/access/:accessId/change': () => given,
  'POST /api/staff/cases/:caseId/access/:accessId/end': () => ({ reason: 'asked' }),
  'POST /api/staff/cases/:caseId/pupil-left': () => ({}),
  'POST /api/staff/cases/:caseId/capacity': () => ({
    ...{ matter: 'appeal', hasCapacity: 'yes', reasons: 'Asked in person' },
    ...{ decidedOn: usualDay, endsOn: '2027-06-01' },
  }),
  'POST /api/staff/cases/:caseId/capacity/:decisionId/end': () => ({}),
  'GET /api/staff/restrictions': () => undefined,
  'POST /api/staff/cases/:caseId/restrictions': () => ({ kind: 'COURT_ORDER', note: 'Order of May' }),
  'POST /api/staff/cases/:caseId/restrictions/:restrictionId/clear': () => ({ note: 'Lifted by the court' }),
  'POST /api/staff/cases/:caseId/address/show': () => ({}),
  'GET /api/staff/cases/:caseId/locks': () => undefined,
  'POST /api/staff/cases/:caseId/locks': () => ({ staffMemberId: randomUUID(), reason: 'relative' }),
  'POST /api/staff/cases/:caseId/locks/:lockId/clear': () => ({}),
  'POST /api/staff/cases/:caseId/locks/mine': () => ({ reason: 'knows-family' }),
  'POST /api/staff/broken-glass': () => ({ reference: 'SEN-AAAA-A', reason: 'A parent stands at the door' }),
  'GET /api/staff/broken-glass': () => undefined,
  'POST /api/staff/broken-glass/:glassId/seen': () => ({ note: 'It was right' }),
}
