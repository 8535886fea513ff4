import type { SignInSide } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { PersonOfSession } from './sessions.store.ts'

const renameDevice = statement(
  'access.rename-device',
  'update known_devices set device_hash = $2 where device_hash = $1',
)
const noteDevice = statement(
  'access.note-device',
  `insert into known_devices (id, family_member_id, staff_member_id, device_hash, device, first_seen_at, last_seen_at)
   values (gen_random_uuid(), case when $1 = 'family' then $2::uuid end, case when $1 = 'staff' then $2::uuid end, $3, $4, $5, $5)
   on conflict on constraint known_devices_person_key do update set last_seen_at = $5, device = excluded.device
   returning xmax = 0 as "isNew", exists (
     select from known_devices d where d.device_hash <> $3 and (d.family_member_id = known_devices.family_member_id
       or d.staff_member_id = known_devices.staff_member_id)) as "hasOthers"`,
)

/**
 * Notes that somebody signs in with this browser, under its new name; whoever else uses it stays known by that too.
 * `isNew` says whether this person has never used it, `hasOthers` whether they have used another.
 */
export async function noteDeviceOf(
  tx: Tx,
  { side, personId }: PersonOfSession,
  browser: { device: string; before: string | null; deviceHash: string },
  now: Date,
): Promise<{ isNew: boolean; hasOthers: boolean }> {
  await tx.rows(renameDevice, [browser.before, browser.deviceHash])
  const [row] = await tx.rows<{ isNew: boolean; hasOthers: boolean }>(noteDevice, [
    side,
    personId,
    browser.deviceHash,
    browser.device,
    now,
  ])
  return row ?? { isNew: true, hasOthers: true }
}

// Begins with the device, never with the address: whether the address is anybody's makes no difference to the work.
const knowsDevice = statement(
  'access.knows-device',
  `with mine as materialized (select family_member_id, staff_member_id from known_devices where device_hash = $1)
   select from mine m where
     $2 = 'family' and exists (select from family_members f where f.id = m.family_member_id and f.email = $3)
     or $2 = 'staff' and exists (select from staff_members s where s.id = m.staff_member_id and s.email = $3)`,
)

/** Whether whoever has this address has signed in with this browser before. */
export async function isDeviceOf(
  tx: Tx,
  deviceHash: string | null,
  side: SignInSide,
  email: string,
): Promise<boolean> {
  return (await tx.rows(knowsDevice, [deviceHash ?? '', side, email])).length > 0
}
