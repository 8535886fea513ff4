import { randomUUID } from 'node:crypto'
import { aStaffMember } from './factories/index.ts'
import { type Db, insertRow } from './factories/insert-row.ts'
import { usualDay, usualMoment } from './test-clock.ts'

/** Right requests for the routes of the queue as a whole; undefined for any other route. */
export async function queueRequest(
  db: Db,
  route: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [method, pattern = ''] = route.split(' ')
  const body = bodies[route]
  if (body === undefined && !(method === 'GET' && reads.has(pattern))) return undefined
  const someone = (await aStaffMember(db)).id
  const url = pattern
    .replace(':taskId', pattern.includes(':taskId') ? await aTask(db) : '')
    // One's own alone are there, and these are another's.
    .replace(/:viewId|:absenceId/, randomUUID())
    .replace(':staffId', someone)
  return { url, body: typeof body === 'function' ? body(someone) : body }
}

const reads = new Set([
  '/api/staff/enquiries/counts',
  '/api/staff/saved-views',
  '/api/staff/absences',
  '/api/staff/team',
  '/api/staff/tasks',
])

const bulk = (ownerId: string) => ({
  ...{ act: 'give-person', ownerId, enquiries: [{ id: randomUUID(), version: 1 }] },
})
const bodies: Record<string, unknown> = {
  'POST /api/staff/enquiries/take-next': {},
  'POST /api/staff/enquiries/share-out': { team: 'hub' },
  'POST /api/staff/enquiries/bulk/preview': bulk,
  'POST /api/staff/enquiries/bulk': bulk,
  'POST /api/staff/saved-views': { name: 'Late', query: 'due=late' },
  'POST /api/staff/saved-views/:viewId': { name: 'Late', isShared: false },
  'DELETE /api/staff/saved-views/:viewId': null,
  'POST /api/staff/absences': { fromOn: usualDay, toOn: usualDay },
  'POST /api/staff/absences/:absenceId/end': {},
  'POST /api/staff/team/:staffId': { capacity: 10, takesTurns: true },
  'POST /api/staff/tasks/:taskId/done': { outcome: 'Done' },
}

async function aTask(db: Db): Promise<string> {
  const id = randomUUID()
  await insertRow(db, 'staff_tasks', {
    ...{ id, kind: 'promise-near', cause_key: id, team: 'hub', created_at: usualMoment },
  })
  return id
}
