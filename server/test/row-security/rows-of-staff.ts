import type { StaffPower } from '@send-hub/shared'
import type { DbActor } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { aStaffMember } from '../factories/index.ts'
import { usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'

const at = usualMoment
const later = '2026-11-24T10:00:00Z'

export interface StaffPut {
  id: string
  name: string
  actor: DbActor
}

/** Somebody of staff, signed in, with a row of their own in every table that has such. */
export async function putStaff(
  ledger: Ledger,
  name: string,
  more: { powers?: StaffPower[]; role?: 'hub' | 'officer' | 'manager'; isActive?: boolean } = {},
): Promise<StaffPut> {
  const { id } = await aStaffMember(ledger.pool, { name, ...more })
  await ledger.name(name, 'staff_members', 'id = $1', [id])
  const sessionId = newId()
  await ledger.put(name, 'sessions', {
    ...{ id: sessionId, actor_kind: 'staff', staff_member_id: id, created_at: at, expires_at: later },
  })
  await ledger.put(name, 'known_devices', {
    ...{
      id: newId(),
      staff_member_id: id,
      device_hash: 'X',
      device: 'Desk',
      first_seen_at: at,
      last_seen_at: at,
    },
  })
  for (const isShared of [false, true]) {
    const view = { id: newId(), owner_id: id, name: 'Late', query: 'late=1', created_at: at }
    await ledger.put(isShared ? `${name}: shared` : name, 'saved_views', { ...view, is_shared: isShared })
  }
  await ledger.put(name, 'staff_absences', {
    ...{ id: newId(), staff_id: id, from_on: '2026-12-21', to_on: '2026-12-24', recorded_by_id: id },
    recorded_at: at,
  })
  return { id, name, actor: { kind: 'session', sessionId, actorKind: 'staff' } }
}

/** Locks somebody out of a child's record; everybody who is not named where nobody is said. */
export async function putLock(
  ledger: Ledger,
  label: string,
  lock: { childId: string; staffId: string | null; byId: string },
): Promise<void> {
  await ledger.put(label, 'staff_locks', {
    ...{ id: newId(), child_id: lock.childId, staff_member_id: lock.staffId, reason: 'relative' },
    ...{ set_at: at, set_by_id: lock.byId },
  })
}

export async function putBrokenGlass(
  ledger: Ledger,
  label: string,
  glass: { childId: string; staffId: string; expiresAt: string },
): Promise<void> {
  await ledger.put(label, 'broken_glass', {
    ...{
      id: newId(),
      child_id: glass.childId,
      staff_member_id: glass.staffId,
      reason: 'Nobody else is here',
    },
    ...{ at: '2026-11-23T09:00:00Z', expires_at: glass.expiresAt },
  })
}
