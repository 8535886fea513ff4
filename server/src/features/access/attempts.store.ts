import type { SignInSide } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

const lockAddressRow = statement('access.lock-address', 'select pg_advisory_xact_lock(887, hashtext($1))')

/** Lets one request at a time count and add attempts for an address, or many at once would all find room. */
export async function lockAddress(tx: Tx, addressHash: string): Promise<void> {
  await tx.rows(lockAddressRow, [addressHash])
}

/** What has been tried with one address. */
export interface Tried {
  codesLately: number
  codesToday: number
  wrongToday: number
  /** Of the first code of the day. */
  firstAt: Date | null
}

const tried = `count(*) filter (where created_at > $2)::int as "codesLately", count(*)::int as "codesToday",
  coalesce(sum(greatest(tries - (used_at is not null)::int, 0)), 0)::int as "wrongToday", min(created_at) as "firstAt" from sign_in_attempts`

const readTried = statement('access.tried', `select ${tried} where address_hash = $1 and created_at > $3`)

export async function triedWith(
  tx: Tx,
  addressHash: string,
  since: { lately: Date; today: Date },
): Promise<Tried> {
  const [row] = await tx.rows<Tried>(readTried, [addressHash, since.lately, since.today])
  return row ?? { codesLately: 0, codesToday: 0, wrongToday: 0, firstAt: null }
}

const insertAttempt = statement(
  'access.insert-attempt',
  `with made as (
     insert into sign_in_attempts (id, actor_kind, address_hash, sealed_address, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6))
   select pg_notify('sign_ins_waiting', '')`,
)

/** Writes the attempt and wakes the worker, which finds out whose address it is. */
export async function insertSignInAttempt(
  tx: Tx,
  attempt: {
    id: string
    side: SignInSide
    addressHash: string
    sealedAddress: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  const { id, side, addressHash, sealedAddress, createdAt, expiresAt } = attempt
  await tx.rows(insertAttempt, [id, side, addressHash, sealedAddress, createdAt, expiresAt])
}

const lockAttempt = statement(
  'access.lock-attempt',
  'select address_hash as "addressHash", pg_advisory_xact_lock(887, hashtext(address_hash)) from sign_in_attempts where id = $1',
)
// An attempt that is not there is written of too, where it counts for nothing: else the time would tell it.
const countTry = statement(
  'access.count-try',
  `with counted as (
     update sign_in_attempts set tries = tries + 1 where id = $1 and used_at is null and expires_at > $2 and tries < $3
     returning actor_kind as side, coalesce(family_member_id, staff_member_id) as "personId",
       case when looked_up_at is null then sealed_address end as "sealedAddress", invitation_id as "invitationId")
   select c.*, case when c.side is null then pg_logical_emit_message(true, 'hub', '') end as lsn
   from (select) as one left join counted c on true`,
)

export interface CountedTry {
  side: SignInSide
  personId: string | null
  /** While the worker has not looked it up. */
  sealedAddress: string | null
  /** Of somebody who joins: what the proved address leads to. */
  invitationId: string | null
}

/** The address an attempt was made for, as its keyed hash, locked until the end; empty for one that is not there. */
export async function lockAddressOf(tx: Tx, attemptId: string): Promise<string> {
  return (await tx.rows<{ addressHash: string }>(lockAttempt, [attemptId]))[0]?.addressHash ?? ''
}

/** Counts a try before the code is looked at. Undefined: the attempt is unknown, used, too old or tried too often. */
export async function countSignInTry(
  tx: Tx,
  attemptId: string,
  now: Date,
  mostTries: number,
): Promise<CountedTry | undefined> {
  const [row] = await tx.rows<CountedTry | { side: null }>(countTry, [attemptId, now, mostTries])
  return row?.side ? row : undefined
}

const useAttempt = statement(
  'access.use-attempt',
  `update sign_in_attempts set used_at = $2, sealed_address = null, looked_up_at = coalesce(looked_up_at, $2)
   where id = $1 and used_at is null returning id`,
)

/** Uses the attempt up. False: another request with the same code was faster. */
export async function spendSignInAttempt(tx: Tx, attemptId: string, now: Date): Promise<boolean> {
  return (await tx.rows(useAttempt, [attemptId, now])).length === 1
}

const whose = statement(
  'access.whose-address',
  `select id from family_members where $1 = 'family' and email = $2
   union all select id from staff_members where $1 = 'staff' and email = $2 and is_active`,
)

/** Whose address it is, on this side; null: nobody's. */
export async function personWithAddress(tx: Tx, side: SignInSide, email: string): Promise<string | null> {
  return (await tx.rows<{ id: string }>(whose, [side, email]))[0]?.id ?? null
}

// What joining by a letter leads to is looked up by joining itself.
const claimWaiting = statement(
  'access.claim-attempts',
  `select id, sealed_address as "sealedAddress" from sign_in_attempts
   where looked_up_at is null and sealed_address is not null and invitation_id is null and used_at is null
     and expires_at > $1 order by created_at limit $2 for update skip locked`,
)

/** Attempts whose address waits to be looked up; no other worker takes them meanwhile. */
export async function claimAttempts(tx: Tx, now: Date, limit: number) {
  return tx.rows<{ id: string; sealedAddress: string }>(claimWaiting, [now, limit])
}

const writeLookedUp = statement(
  'access.note-looked-up',
  `update sign_in_attempts a set looked_up_at = $1, sealed_address = null,
     family_member_id = (select f.id from family_members f where a.actor_kind = 'family' and f.email = t.email),
     staff_member_id = (select s.id from staff_members s where a.actor_kind = 'staff' and s.email = t.email and s.is_active)
   from unnest($2::uuid[], $3::text[]) as t (id, email) where a.id = t.id
   returning a.id, a.family_member_id as "familyMemberId", a.staff_member_id as "staffMemberId"`,
)

/** Writes down whose the addresses are, and forgets the addresses. */
export async function noteLookedUp(tx: Tx, found: { id: string; email: string }[], now: Date) {
  return tx.rows<{ id: string; familyMemberId: string | null; staffMemberId: string | null }>(writeLookedUp, [
    now,
    found.map(({ id }) => id),
    found.map(({ email }) => email),
  ])
}
