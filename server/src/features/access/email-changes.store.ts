import { statement, type Tx } from '../../platform/db/transaction.ts'

const lockPerson = statement(
  'access.lock-person',
  'select email from family_members where id = $1 for no key update',
)
const countChanges = statement(
  'access.count-email-changes',
  'select count(*)::int as n from email_changes where family_member_id = $1 and created_at > $2',
)

/** The person's address, and how many changes they have asked for; others of theirs wait until this transaction ends. */
export async function lockChangesOf(tx: Tx, familyMemberId: string, since: Date) {
  const [person] = await tx.rows<{ email: string | null }>(lockPerson, [familyMemberId])
  const [asked] = await tx.rows<{ n: number }>(countChanges, [familyMemberId, since])
  return { email: person?.email ?? null, asked: asked?.n ?? 0 }
}

const endOthers = statement(
  'access.end-email-changes',
  `update email_changes set expires_at = $2 where family_member_id = $1 and done_at is null and expires_at > $2`,
)
const insertChange = statement(
  'access.insert-email-change',
  `with made as (
     insert into email_changes (id, family_member_id, session_id, new_email, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6))
   select pg_notify('sign_ins_waiting', '')`,
)

/** Writes down what somebody asks for, in place of what they asked for before, and wakes the worker. */
export async function insertEmailChange(
  tx: Tx,
  change: {
    id: string
    familyMemberId: string
    sessionId: string
    newEmail: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  const { id, familyMemberId, sessionId, newEmail, createdAt, expiresAt } = change
  await tx.rows(endOthers, [familyMemberId, createdAt])
  await tx.rows(insertChange, [id, familyMemberId, sessionId, newEmail, createdAt, expiresAt])
}

const countTry = statement(
  'access.count-email-change-try',
  `update email_changes set tries = tries + 1
   where id = $1 and family_member_id = $2 and session_id = $3 and done_at is null and expires_at > $4 and tries < $5
   returning new_email as "newEmail"`,
)

/** Counts a try before the codes are looked at. Undefined: not this session's, done, too old or tried too often. */
export async function countEmailChangeTry(
  tx: Tx,
  change: { id: string; familyMemberId: string; sessionId: string },
  now: Date,
  mostTries: number,
) {
  const { id, familyMemberId, sessionId } = change
  const [row] = await tx.rows<{ newEmail: string }>(countTry, [id, familyMemberId, sessionId, now, mostTries])
  return row
}

const finish = statement(
  'access.finish-email-change',
  `with done as (
     update email_changes set done_at = $3 where id = $1 and done_at is null and expires_at > $3
     returning family_member_id, new_email),
   before as (select f.id, f.email from family_members f join done d on d.family_member_id = f.id for update of f)
   update family_members f set email = d.new_email from done d, before b
   where f.id = d.family_member_id and b.id = f.id and f.id = $2
     and not exists (select from family_members o where o.email = d.new_email)
   returning b.email as "oldEmail"`,
)

/**
 * Gives the person the new address, and says which they had.
 * Undefined: the change is not open any more, or the address has become somebody's meanwhile.
 */
export async function finishEmailChange(tx: Tx, id: string, familyMemberId: string, now: Date) {
  return (await tx.rows<{ oldEmail: string | null }>(finish, [id, familyMemberId, now]))[0]
}

const useUpCodes = statement(
  'access.use-up-codes',
  'update sign_in_attempts set used_at = $2 where family_member_id = $1 and used_at is null',
)

/** Codes that went to the old mailbox open nothing any more. */
export async function spendCodesOf(tx: Tx, familyMemberId: string, now: Date): Promise<void> {
  await tx.rows(useUpCodes, [familyMemberId, now])
}

const claimWaiting = statement(
  'access.claim-email-changes',
  `update email_changes c set looked_up_at = $1
   where c.id in (select id from email_changes where looked_up_at is null order by created_at limit $2 for update skip locked)
   returning c.id, c.family_member_id as "familyMemberId", c.new_email as "newEmail",
     c.done_at is null and c.expires_at > $1
       and not exists (select from family_members f where f.email = c.new_email) as "isFree"`,
)

/** Changes that nobody has looked up; `isFree` says whether the new address is nobody's and a code is to go there. */
export async function claimEmailChanges(tx: Tx, now: Date, limit: number) {
  return tx.rows<{ id: string; familyMemberId: string; newEmail: string; isFree: boolean }>(claimWaiting, [
    now,
    limit,
  ])
}
