import { newId } from '../src/platform/ids.ts'
import { aStaffMember } from './factories/index.ts'
import { type Db, insertRow } from './factories/insert-row.ts'
import { usualMoment } from './test-clock.ts'

/** Right requests for the routes of orders that need a second person; undefined for any other route. */
export async function bulkOrderRequest(
  db: Db,
  route: string,
  caseId: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  if (!pattern.startsWith('/api/staff/bulk-orders')) return undefined
  const order = { act: 'arrange-reviews', cases: [{ id: caseId, version: 1 }] }
  if (!pattern.includes(':orderId'))
    return { url: pattern, body: { ...order, act: 'assign-officer', officerId: (await aStaffMember(db)).id } }
  const asker = await aStaffMember(db)
  const id = newId()
  await insertRow(db, 'bulk_orders', {
    ...{ id, bulk_order: order, case_count: 1, asked_by_id: asker.id, asked_at: usualMoment },
  })
  return { url: pattern.replace(':orderId', id), body: { decision: 'stop', reason: 'Not now' } }
}
