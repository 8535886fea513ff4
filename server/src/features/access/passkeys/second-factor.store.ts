import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface OwnFactors {
  textNumber: string | null
  hasPasskey: boolean
  isConfirmed: boolean
}

/** The SQL of what a family member has set up. */
export const ownFactors = (person: string): string =>
  `select f.text_number as "textNumber", exists (select from passkeys p where p.family_member_id = f.id) as "hasPasskey"
   from family_members f where f.id = ${person}`

const readOwn = statement(
  'second-factor.own',
  `select own.*, exists (select from sessions s where s.id = $1 and s.second_factor_at is not null) as "isConfirmed"
   from (${ownFactors('app_person()')}) own`,
)

/** As the person themselves. */
export async function readOwnFactors(tx: Tx, sessionId: string): Promise<OwnFactors> {
  const [row] = await tx.rows<OwnFactors>(readOwn, [sessionId])
  if (!row) throw new Error('The reader of their own factors is nobody')
  return row
}

const readPasskeys = statement(
  'second-factor.passkeys',
  `select id, label, created_at as "createdAt", last_used_at as "lastUsedAt" from passkeys
   where family_member_id = app_person() order by created_at, id`,
)

export interface OwnPasskey {
  id: string
  label: string
  createdAt: Date
  lastUsedAt: Date | null
}

export async function readOwnPasskeys(tx: Tx): Promise<OwnPasskey[]> {
  return tx.rows(readPasskeys)
}

const lockRow = statement('second-factor.lock', 'select id from family_members where id = $1 for update')

/** One change of somebody's factors at a time. As the system. */
export async function lockFactorsOf(tx: Tx, familyMemberId: string): Promise<void> {
  await tx.rows(lockRow, [familyMemberId])
}

const confirm = statement(
  'second-factor.confirm',
  'update sessions set second_factor_at = $2 where id = $1 and revoked_at is null',
)

/** As the system. */
export async function confirmSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.rows(confirm, [sessionId, now])
}

const unconfirm = statement(
  'second-factor.unconfirm',
  'update sessions set second_factor_at = null where family_member_id = $1 and id <> $2 and second_factor_at is not null',
)

/** Other sessions show it anew, with what there is now. As the system. */
export async function unconfirmOtherSessions(
  tx: Tx,
  familyMemberId: string,
  sessionId: string,
): Promise<void> {
  await tx.rows(unconfirm, [familyMemberId, sessionId])
}
