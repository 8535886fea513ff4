import type { SignInSide } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { idleMinutes } from './session-token.ts'

export interface PersonOfSession {
  side: SignInSide
  personId: string
}

const insertSessionRow = statement(
  'access.insert-session',
  `insert into sessions (id, actor_kind, family_member_id, staff_member_id, created_at, expires_at, device, device_hash)
   values ($1, $2, case when $2 = 'family' then $3::uuid end, case when $2 = 'staff' then $3::uuid end, $4, $5, $6, $7)`,
)

export async function insertSession(
  tx: Tx,
  session: PersonOfSession & {
    id: string
    createdAt: Date
    expiresAt: Date
    device: string
    deviceHash: string
  },
): Promise<void> {
  const { id, side, personId, createdAt, expiresAt, device, deviceHash } = session
  await tx.rows(insertSessionRow, [id, side, personId, createdAt, expiresAt, device, deviceHash])
}

const revoke = statement(
  'access.revoke',
  `update sessions set revoked_at = $2, revoked_why = $3, sealed_id_token = null
   where id = $1 and revoked_at is null returning id`,
)

export type RevokedWhy = 'signed-out' | 'elsewhere' | 'replaced' | 'reused' | 'provider' | 'rights'

/** False: it had ended already. */
export async function revokeSession(tx: Tx, sessionId: string, now: Date, why: RevokedWhy): Promise<boolean> {
  return (await tx.rows(revoke, [sessionId, now, why])).length === 1
}

const confirm = statement(
  'access.confirm-generation',
  `update sessions set confirmed_generation = $2
   where id = $1 and generation = $2 and confirmed_generation < $2 and revoked_at is null`,
)

/** The browser has shown the newest cookie: older ones have had their day. */
export async function confirmGeneration(tx: Tx, sessionId: string, generation: number): Promise<void> {
  await tx.rows(confirm, [sessionId, generation])
}

/** The SQL of a session that has not ended, is not too old, and was used within the last hour. */
export const runsOn = (now: string) => `revoked_at is null and expires_at > ${now}
     and coalesce(renewed_at, created_at) > ${now}::timestamptz - interval '${idleMinutes} minutes'`

const renew = statement(
  'access.renew-session',
  `update sessions set generation = generation + 1, confirmed_generation = generation, renewed_at = $3
   where id = $1 and generation = $2 and ${runsOn('$3')} returning generation`,
)

/** The next generation; undefined when this one is not the newest, or the session has ended. */
export async function renewSession(tx: Tx, sessionId: string, generation: number, now: Date) {
  return (await tx.rows<{ generation: number }>(renew, [sessionId, generation, now]))[0]?.generation
}

const readGenerations = statement(
  'access.read-generations',
  `select generation, confirmed_generation as confirmed, renewed_at as "renewedAt", actor_kind as side,
     coalesce(family_member_id, staff_member_id) as "personId"
   from sessions where id = $1 and ${runsOn('$2')} for update`,
)

/** The generations of a session that runs; locked, so that two old cookies at once are judged one after the other. */
export async function lockGenerations(tx: Tx, sessionId: string, now: Date) {
  const [row] = await tx.rows<
    PersonOfSession & { generation: number; confirmed: number; renewedAt: Date | null }
  >(readGenerations, [sessionId, now])
  return row
}

const noteGivenAgain = statement(
  'access.note-given-again',
  'update sessions set renewed_at = $2 where id = $1',
)

export async function noteGenerationGivenAgain(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.rows(noteGivenAgain, [sessionId, now])
}
