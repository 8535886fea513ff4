import { statement, type Tx } from '../../../platform/db/transaction.ts'

export type ChallengeKind = 'passkey-add' | 'passkey' | 'text-add' | 'text'

const insert = statement(
  'challenges.insert',
  `insert into factor_challenges (id, session_id, kind, value, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
)

export async function insertChallenge(
  tx: Tx,
  challenge: {
    id: string
    sessionId: string
    kind: ChallengeKind
    value: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  const { id, sessionId, kind, value, createdAt, expiresAt } = challenge
  await tx.rows(insert, [id, sessionId, kind, value, createdAt, expiresAt])
}

const take = statement(
  'challenges.take',
  `update factor_challenges set used_at = $4 where id = $1 and session_id = $2 and kind = $3
     and used_at is null and expires_at > $4 returning value`,
)

/** Uses a challenge up. Undefined: it is of another session or kind, too old, or was used. */
export async function takeChallenge(
  tx: Tx,
  { id, sessionId, kind }: { id: string; sessionId: string; kind: ChallengeKind },
  now: Date,
): Promise<string | undefined> {
  return (await tx.rows<{ value: string }>(take, [id, sessionId, kind, now]))[0]?.value
}

const countTry = statement(
  'challenges.count-try',
  `update factor_challenges set tries = tries + 1 where id = $1 and session_id = $2 and kind = $3
     and used_at is null and expires_at > $4 and tries < $5 returning id`,
)

/** Counts a try before the code is looked at. False: no try is left, or there is no such challenge. */
export async function countChallengeTry(
  tx: Tx,
  { id, sessionId, kind }: { id: string; sessionId: string; kind: ChallengeKind },
  now: Date,
  mostTries: number,
): Promise<boolean> {
  return (await tx.rows(countTry, [id, sessionId, kind, now, mostTries])).length === 1
}

const countTexts = statement(
  'challenges.count-texts',
  `select count(*) filter (where c.created_at > $2)::int as lately, count(*)::int as today
   from factor_challenges c join sessions s on s.id = c.session_id
   where s.family_member_id = $1 and c.kind in ('text', 'text-add') and c.created_at > $3`,
)

/** Texts asked for by one person, in whichever session. */
export async function countTextsOf(
  tx: Tx,
  familyMemberId: string,
  since: { lately: Date; today: Date },
): Promise<{ lately: number; today: number }> {
  const [row] = await tx.rows<{ lately: number; today: number }>(countTexts, [
    familyMemberId,
    since.lately,
    since.today,
  ])
  return row ?? { lately: 0, today: 0 }
}
