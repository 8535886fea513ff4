import { randomUUID } from 'node:crypto'
import { newId } from '../src/platform/ids.ts'
import type { TestApp } from './build-test-app.ts'
import { aDocument, aStaffMember } from './factories/index.ts'
import { insertRow } from './factories/insert-row.ts'
import { usualDay, usualMoment } from './test-clock.ts'

/** A right request for each route of data rights, on the case of `parentId`; undefined for any other route. */
export async function dataRightsRequest(
  test: Pick<TestApp, 'pool' | 'filesDir'>,
  route: string,
  { caseId, parentId }: { caseId: string; parentId: string },
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  const make = requests[route]
  if (!make) return undefined
  const { rows } = await test.pool.query('select child_id, reference from cases where id = $1', [caseId])
  const about = { caseId, parentId, childId: rows[0].child_id, reference: rows[0].reference }
  const url = pattern
    .replace(':caseId', caseId)
    .replace(':correctionId', pattern.includes(':correctionId') ? await aCorrection(test, about) : '')
    .replace(':requestId', pattern.startsWith('/api/family') ? await aCopy(test, about) : randomUUID())
    .replace(/:\w+/, randomUUID())
  return { url, body: make(about) }
}

type About = { caseId: string; parentId: string; childId: string; reference: string }

const asked = { field: 'child-surname', shouldSay: 'Okoro' }

/** What each takes; of those that need the power, only that it is right. */
const requests: Record<string, (about: About) => unknown> = {
  'GET /api/family/cases/:caseId/record-corrections': () => undefined,
  'POST /api/family/cases/:caseId/record-corrections': () => asked,
  'GET /api/staff/corrections': () => undefined,
  'GET /api/staff/corrections/:correctionId': () => undefined,
  'POST /api/staff/corrections/:correctionId/decision': () => ({
    decision: 'not-corrected',
    reason: 'It is right',
  }),
  'GET /api/staff/cases/:caseId/record-corrections': () => undefined,
  'POST /api/staff/cases/:caseId/record-corrections': () => ({
    ...{ field: 'child-preferred-name', newValue: `Sam ${randomUUID()}`, reason: 'They said so' },
  }),
  'GET /api/staff/access-requests': () => undefined,
  'GET /api/staff/cases/:caseId/access-request-choices': () => undefined,
  'POST /api/staff/access-requests': ({ caseId, parentId }) => ({
    ...{ caseId, familyMemberId: parentId, receivedOn: usualDay },
  }),
  'GET /api/staff/access-requests/:requestId': () => undefined,
  'POST /api/staff/access-requests/:requestId/items': () => ({
    items: [{ source: 'messages', sourceId: randomUUID(), decision: 'include' }],
  }),
  'POST /api/staff/access-requests/:requestId/extend': () => ({ reason: 'There is much to read' }),
  'POST /api/staff/access-requests/:requestId/close': () => ({ why: 'Taken back' }),
  'POST /api/staff/access-requests/:requestId/release': () => ({}),
  'GET /api/staff/access-requests/:requestId/content': () => undefined,
  'GET /api/family/copies': () => undefined,
  'GET /api/family/copies/:requestId/content': () => undefined,
  'GET /api/staff/retention': () => undefined,
  'POST /api/staff/legal-holds': ({ reference }) => ({ reference, reason: 'An inquiry' }),
  'POST /api/staff/legal-holds/:holdId/lift': () => ({ reason: 'It is over' }),
  'POST /api/staff/erasures': ({ reference }) => ({ rule: 'request', reference }),
  'POST /api/staff/erasures/:erasureId/agree': () => ({}),
  'POST /api/staff/erasures/:erasureId/refuse': () => ({}),
}

async function aCorrection(
  { pool }: Pick<TestApp, 'pool'>,
  { caseId, childId, parentId }: About,
): Promise<string> {
  const id = newId()
  await insertRow(pool, 'record_corrections', {
    ...{ id, child_id: childId, case_id: caseId, asked_by_id: parentId, asked_at: usualMoment },
    ...{ field: asked.field, should_say: asked.shouldSay },
  })
  return id
}

/** Released to the parent. */
async function aCopy({ pool, filesDir }: Pick<TestApp, 'pool' | 'filesDir'>, about: About): Promise<string> {
  const { id: staffId } = await aStaffMember(pool)
  const file = await aDocument(pool, filesDir, { caseId: about.caseId, staffId })
  await pool.query('delete from documents where id = $1', [file.id])
  const id = newId()
  await insertRow(pool, 'access_requests', {
    ...{
      id,
      child_id: about.childId,
      family_member_id: about.parentId,
      received_on: usualDay,
      due_on: usualDay,
    },
    ...{
      recorded_by_id: staffId,
      recorded_at: usualMoment,
      released_at: usualMoment,
      released_by_id: staffId,
    },
    storage_key: file.storageKey,
  })
  return id
}
