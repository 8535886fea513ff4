import type { StaffPower, TeamCode } from '@send-hub/shared'
import { newId } from '../../src/platform/ids.ts'
import { type Db, insertRow } from './insert-row.ts'

/** Someone of the hub who works here now. */
export async function aStaffMember(
  db: Db,
  {
    id = newId(),
    name = 'Priya Shah',
    email = `${id}@council.example`,
    role = 'hub',
    team = 'hub',
    isActive = true,
    powers = [],
  }: {
    id?: string
    name?: string
    email?: string
    role?: 'hub' | 'officer' | 'manager'
    team?: TeamCode
    isActive?: boolean
    powers?: StaffPower[]
  } = {},
): Promise<{ id: string; name: string; email: string }> {
  await insertRow(db, 'staff_members', { id, name, email, role, team, is_active: isActive, powers })
  return { id, name, email }
}
