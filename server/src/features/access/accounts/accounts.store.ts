import type { StaffAccountView, StaffRights } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

const columns = `id, name, email, role, team, powers, is_active as "isActive", rights_from_claims as "isFromClaims"`

export type StaffAccountRow = Omit<StaffAccountView, 'isMe'>

const readAll = statement(
  'accounts.all',
  `select ${columns} from staff_members order by is_active desc, name collate "und-x-icu", id`,
)

export async function readAccounts(tx: Tx): Promise<StaffAccountRow[]> {
  return tx.rows(readAll)
}

const lockOne = statement('accounts.lock', `select ${columns} from staff_members where id = $1 for update`)

export async function lockAccount(tx: Tx, id: string): Promise<StaffAccountRow | undefined> {
  return (await tx.rows<StaffAccountRow>(lockOne, [id]))[0]
}

const lockHolders = statement(
  'accounts.lock-holders',
  `select id from staff_members where is_active and 'accounts' = any (powers) order by id for update`,
)

/**
 * Those who look after accounts. Locked, so that of two changes at once the second sees what the first has left: else
 * the last two could each remove the other.
 */
export async function lockHoldersOf(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>(lockHolders)).map(({ id }) => id)
}

const writeRights = statement(
  'accounts.write-rights',
  `update staff_members set role = $2, team = $3, powers = $4, rights_from_claims = false where id = $1 returning id`,
)

/** False: the database refused, for whoever asks has lost the power meanwhile. */
export async function saveRights(tx: Tx, id: string, { role, team, powers }: StaffRights): Promise<boolean> {
  return (await tx.rows(writeRights, [id, role, team, powers])).length === 1
}

const writeActive = statement(
  'accounts.write-active',
  'update staff_members set is_active = $2 where id = $1 and is_active <> $2 returning id',
)

/** False: it is so already, or the database refused. */
export async function saveActive(tx: Tx, id: string, isActive: boolean): Promise<boolean> {
  return (await tx.rows(writeActive, [id, isActive])).length === 1
}

const endSessions = statement(
  'accounts.end-sessions',
  `update sessions set revoked_at = $2, revoked_why = 'rights', sealed_id_token = null
   where staff_member_id = $1 and revoked_at is null`,
)

/** As the system. */
export async function endSessionsOf(tx: Tx, staffMemberId: string, now: Date): Promise<void> {
  await tx.rows(endSessions, [staffMemberId, now])
}
