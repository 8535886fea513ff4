import type { Pool } from '../../platform/db/pool.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'

export async function findLiveSession(pool: Pool, sessionId: string, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'access.live-session',
    text: 'select from sessions where id = $1 and revoked_at is null and expires_at > $2',
    values: [sessionId, now],
  })
  return rowCount === 1
}

export async function findServiceToken(pool: Pool, tokenHash: string, now: Date) {
  const { rows } = await pool.query<{ id: string; scopes: string[] }>({
    name: 'access.service-token',
    text: 'select id, scopes from service_tokens where token_hash = $1 and revoked_at is null and expires_at > $2',
    values: [tokenHash, now],
  })
  return rows[0]
}

const lockAddressRow = statement('access.lock-address', 'select pg_advisory_xact_lock(887, hashtext($1))')

/** Lets one request at a time count and add attempts for an address, or many at once would all find room. */
export async function lockAddress(tx: Tx, addressHash: string): Promise<void> {
  await tx.rows(lockAddressRow, [addressHash])
}

const countAttempts = statement(
  'access.count-attempts',
  'select count(*)::int as n from sign_in_attempts where address_hash = $1 and created_at > $2',
)

export async function countAttemptsSince(tx: Tx, addressHash: string, since: Date): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(countAttempts, [addressHash, since])
  return row?.n ?? 0
}

const insertAttempt = statement(
  'access.insert-attempt',
  `insert into sign_in_attempts (id, actor_kind, address_hash, family_member_id, staff_member_id, created_at, expires_at)
   values ($1, $2, $3,
     (select id from family_members where $2 = 'family' and email = $4),
     (select id from staff_members where $2 = 'staff' and email = $4 and is_active),
     $5, $6)
   returning family_member_id as "familyMemberId", staff_member_id as "staffMemberId"`,
)

/** Writes the attempt whether or not the address is known, by the same statement. */
export async function insertSignInAttempt(
  tx: Tx,
  attempt: { id: string; side: string; addressHash: string; email: string; createdAt: Date; expiresAt: Date },
) {
  const [row] = await tx.rows<{ familyMemberId: string | null; staffMemberId: string | null }>(
    insertAttempt,
    [attempt.id, attempt.side, attempt.addressHash, attempt.email, attempt.createdAt, attempt.expiresAt],
  )
  return row ?? { familyMemberId: null, staffMemberId: null }
}

const countTry = statement(
  'access.count-try',
  `update sign_in_attempts set tries = tries + 1 where id = $1 and used_at is null and expires_at > $2 and tries < $3
   returning actor_kind as side, coalesce(family_member_id, staff_member_id) as "personId"`,
)

/** Counts a try before the code is looked at. Undefined: the attempt is unknown, used, too old or tried too often. */
export async function countSignInTry(tx: Tx, attemptId: string, now: Date, mostTries: number) {
  const [row] = await tx.rows<{ side: 'family' | 'staff'; personId: string | null }>(countTry, [
    attemptId,
    now,
    mostTries,
  ])
  return row
}

const useAttempt = statement(
  'access.use-attempt',
  'update sign_in_attempts set used_at = $2 where id = $1 and used_at is null returning id',
)

/** Uses the attempt up. False: another request with the same code was faster. */
export async function useSignInAttempt(tx: Tx, attemptId: string, now: Date): Promise<boolean> {
  return (await tx.rows(useAttempt, [attemptId, now])).length === 1
}

const insertSessionRow = statement(
  'access.insert-session',
  `insert into sessions (id, actor_kind, family_member_id, staff_member_id, created_at, expires_at)
   values ($1, $2, case when $2 = 'family' then $3::uuid end, case when $2 = 'staff' then $3::uuid end, $4, $5)`,
)

export async function insertSession(
  tx: Tx,
  session: { id: string; side: string; personId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { id, side, personId, createdAt, expiresAt } = session
  await tx.rows(insertSessionRow, [id, side, personId, createdAt, expiresAt])
}

const revoke = statement(
  'access.revoke',
  'update sessions set revoked_at = $2 where id = $1 and revoked_at is null',
)

export async function revokeSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.rows(revoke, [sessionId, now])
}

const deleteOldAttempts = statement(
  'access.delete-attempts',
  'delete from sign_in_attempts where expires_at < $1',
)

export async function deleteAttemptsBefore(tx: Tx, before: Date): Promise<void> {
  await tx.rows(deleteOldAttempts, [before])
}
