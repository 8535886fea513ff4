import type { SignInSide } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { runsOn } from './sessions.store.ts'

const ofFamily = statement(
  'access.account-family',
  'select name, email, replies_by_email as "hasWholeAnswers" from family_members where id = app_person()',
)
const ofStaff = statement(
  'access.account-staff',
  'select name, email, null::boolean as "hasWholeAnswers" from staff_members where id = app_person()',
)

/** The reader's own record, as they may see it. */
export async function readPerson(tx: Tx, side: SignInSide) {
  const [row] = await tx.rows<{ name: string; email: string | null; hasWholeAnswers: boolean | null }>(
    side === 'family' ? ofFamily : ofStaff,
  )
  return row
}

// Which rows are the reader's own, the database's policies say once more.
const ownAndRunning = `coalesce(family_member_id, staff_member_id) = app_person() and ${runsOn('$1')}`
const listSessions = statement(
  'access.list-sessions',
  `select id, device, created_at as "signedInAt", coalesce(renewed_at, created_at) as "lastUsedAt" from sessions
   where ${ownAndRunning}
   order by coalesce(renewed_at, created_at) desc, id desc limit 50`,
)

export async function listSessionsOf(tx: Tx, now: Date) {
  return tx.rows<{ id: string; device: string; signedInAt: Date; lastUsedAt: Date }>(listSessions, [now])
}

const findOwn = statement(
  'access.find-own-sessions',
  `select id from sessions where ${ownAndRunning} and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)`,
)

/** The reader's own sessions that run: the one named, or all but one. */
export async function findOwnSessions(
  tx: Tx,
  now: Date,
  which: { only: string } | { allBut: string },
): Promise<string[]> {
  const [only, allBut] = 'only' in which ? [which.only, null] : [null, which.allBut]
  return (await tx.rows<{ id: string }>(findOwn, [now, only, allBut])).map(({ id }) => id)
}
