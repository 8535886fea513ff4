import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readEmail = statement(
  'access.email-of-person',
  'select email from family_members where id = $1 for update',
)

export async function findEmailOf(tx: Tx, familyMemberId: string): Promise<string | null> {
  return (await tx.rows<{ email: string | null }>(readEmail, [familyMemberId]))[0]?.email ?? null
}

// An address that somebody else took meanwhile is not an error here: it changes nothing.
const writeEmail = statement(
  'access.set-email-of-person',
  `with changed as (
     update family_members f set email = $2
     where f.id = $1 and not exists (select from family_members o where o.email = $2 and o.id <> $1) returning f.id
   ), ended as (
     update sessions s set revoked_at = $3, revoked_why = 'elsewhere' from changed
     where s.family_member_id = changed.id and s.revoked_at is null
   )
   select id from changed`,
)

/** Gives a person an address, and ends the sessions of the one before. False: it is somebody else's. */
export async function setEmail(tx: Tx, familyMemberId: string, email: string, now: Date): Promise<boolean> {
  return (await tx.rows(writeEmail, [familyMemberId, email, now])).length === 1
}

const readName = statement('access.name-of-person', 'select name from family_members where id = $1')

export async function findNameOf(tx: Tx, familyMemberId: string): Promise<string> {
  return (await tx.rows<{ name: string }>(readName, [familyMemberId]))[0]?.name ?? ''
}
