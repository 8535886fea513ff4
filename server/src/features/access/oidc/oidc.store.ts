import type { StaffPower, StaffRole } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { StaffRights } from './decide-rights.ts'

export interface StaffAccount {
  id: string
  role: StaffRole
  powers: StaffPower[]
  fromClaims: boolean
  isActive: boolean
  subject: string | null
}

const columns = `id, role, powers, rights_from_claims as "fromClaims", is_active as "isActive",
  provider_subject as subject`

const bySubject = statement(
  'oidc.by-subject',
  `select ${columns} from staff_members where provider_subject = $1 for update`,
)
const byEmail = statement('oidc.by-email', `select ${columns} from staff_members where email = $1 for update`)

export async function findBySubject(tx: Tx, subject: string): Promise<StaffAccount | undefined> {
  return (await tx.rows<StaffAccount>(bySubject, [subject]))[0]
}

export async function findByEmail(tx: Tx, email: string): Promise<StaffAccount | undefined> {
  return (await tx.rows<StaffAccount>(byEmail, [email]))[0]
}

const writeAccount = statement(
  'oidc.write-account',
  `update staff_members set provider_subject = $2, role = $3, powers = $4, rights_from_claims = $5 where id = $1`,
)

export async function saveAccount(tx: Tx, id: string, subject: string, rights: StaffRights): Promise<void> {
  await tx.rows(writeAccount, [id, subject, rights.role, rights.powers, rights.fromClaims])
}

const markSession = statement(
  'oidc.mark-session',
  'update sessions set provider_sid = $2, sealed_id_token = $3 where id = $1',
)

export async function markAsProviders(
  tx: Tx,
  sessionId: string,
  at: { sid: string | null; sealedIdToken: string },
): Promise<void> {
  await tx.rows(markSession, [sessionId, at.sid, at.sealedIdToken])
}

const endOwn = statement(
  'oidc.end-own',
  `with mine as (select id, sealed_id_token from sessions where id = $1 and revoked_at is null for update)
   update sessions s set revoked_at = $2, revoked_why = 'signed-out',
     sealed_id_token = null from mine where s.id = mine.id returning mine.sealed_id_token as "sealedIdToken"`,
)

/**
 * Ends one session and gives what the provider is to be shown, which is kept no longer. Undefined: it was over already.
 */
export async function endOwnSession(
  tx: Tx,
  sessionId: string,
  now: Date,
): Promise<string | null | undefined> {
  return (await tx.rows<{ sealedIdToken: string | null }>(endOwn, [sessionId, now]))[0]?.sealedIdToken
}

const endByProvider = statement(
  'oidc.end-by-provider',
  `update sessions s set revoked_at = $3, revoked_why = 'provider', sealed_id_token = null
   from staff_members m
   where m.id = s.staff_member_id and s.revoked_at is null and s.sealed_id_token is not null
     and ($1::text is null or s.provider_sid = $1) and ($2::text is null or m.provider_subject = $2)
   returning s.id, s.staff_member_id as "staffMemberId"`,
)

/** Ends the sessions that the provider names by its own session, by the person, or by both. */
export async function endProvidersSessions(
  tx: Tx,
  { sid, subject }: { sid: string | null; subject: string | null },
  now: Date,
): Promise<{ id: string; staffMemberId: string }[]> {
  return tx.rows(endByProvider, [sid, subject, now])
}

const endAll = statement(
  'oidc.end-all',
  `update sessions set revoked_at = $2, revoked_why = 'rights', sealed_id_token = null
   where staff_member_id = $1 and revoked_at is null`,
)

export async function endSessionsOfStaff(tx: Tx, staffMemberId: string, now: Date): Promise<void> {
  await tx.rows(endAll, [staffMemberId, now])
}

const forgetOldTokens = statement(
  'oidc.forget-tokens',
  'delete from used_logout_tokens where expires_at < $1',
)
const keepToken = statement(
  'oidc.keep-token',
  'insert into used_logout_tokens (token_hash, expires_at) values ($1, $2) on conflict do nothing returning token_hash',
)

/** Uses a logout token up. False: it was used before. */
export async function useLogoutToken(tx: Tx, hash: string, expiresAt: Date, now: Date): Promise<boolean> {
  await tx.rows(forgetOldTokens, [now])
  return (await tx.rows(keepToken, [hash, expiresAt])).length === 1
}
