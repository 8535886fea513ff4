import type pg from 'pg'

/** A message that waits, with the address as it is now. */
export interface WaitingNotification {
  id: string
  /** What happened, by the ids of what it happened to. */
  eventKey: string
  familyMemberId: string | null
  caseId: string | null
  kind: string
  values: Record<string, string>
  createdAt: Date
  attempts: number
  channel: 'email' | 'text'
  email: string | null
  /** The mobile number that the person has confirmed. */
  textNumber: string | null
  /** An address that goes before the one on record: sealed, because it is on nobody's record (any more). */
  sealedTo: string | null
  /** Nobody may get it any more: a case of the child was closed by a death, the reader's access has ended, or a restriction holds them back. */
  isStopped: boolean
  /** Mail to their address came back, and nobody has checked it since. */
  isUnreachable: boolean
  /** They chose to get whole answers by email. */
  wantsAnswers: boolean
}

/** What somebody hears although no access of theirs to that case runs: that it ended, and the code they join with. */
const withoutAccess = "'access-ended', 'sign-in-code'"

/** What goes to an address that mail came back from: codes that the person asks for now, and waits for. */
const askedForNow = "'sign-in-code', 'email-change-old', 'email-change-new'"

const claimText = `
  with next as materialized (
    select * from notifications where status = 'waiting' and due_at <= $1 order by due_at, id limit $2
  )
  select n.id, n.event_key as "eventKey", n.family_member_id as "familyMemberId", n.case_id as "caseId", n.kind,
    n.values, n.created_at as "createdAt", n.attempts, coalesce(f.email, s.email) as email,
    coalesce(f.replies_by_email, false) as "wantsAnswers",
    n.channel, f.text_number as "textNumber",
    n.sealed_to as "sealedTo",
    (n.case_id is not null and (
      exists (select from cases c join cases other on other.child_id = c.child_id
        where c.id = n.case_id and other.status = 'CLOSED_DECEASED')
      or n.kind not in (${withoutAccess}) and n.staff_member_id is null and not exists (
        select from access_on($3) a where a.case_id = n.case_id and a.family_member_id = n.family_member_id
      )
      or n.kind <> 'sign-in-code' and n.staff_member_id is null and exists (
        select from cases c left join case_access a on a.case_id = c.id and a.family_member_id = n.family_member_id
        where c.id = n.case_id and (a.held_back or is_held_back(c.child_id, n.family_member_id, null))
      )
    )) as "isStopped",
    (n.channel = 'email' and n.sealed_to is null and f.mail_stopped_at is not null
      and n.kind not in (${askedForNow})) as "isUnreachable"
  from next n
    left join family_members f on f.id = n.family_member_id
    left join staff_members s on s.id = n.staff_member_id
  where pg_try_advisory_lock(886, hashtext(n.id::text))
  order by n.due_at, n.id`

/**
 * Takes up to `limit` messages that are due, each under an advisory lock of this connection: if the worker or its
 * connection dies, the lock is gone at once and the next worker goes on without waiting for a timeout.
 */
export async function claimDue(client: pg.Client, now: Date, today: string, limit: number) {
  return (await client.query<WaitingNotification>(claimText, [now, limit, today])).rows
}

export async function release(client: pg.Client, id: string): Promise<void> {
  await client.query(`select pg_advisory_unlock(886, hashtext($1))`, [id])
}

/**
 * Notes the try before it is made, and as what it goes: a notice may become the whole answer. False: another worker has
 * dealt with it since.
 */
export async function noteAttempt(
  client: pg.Client,
  id: string,
  now: Date,
  sentAs: { kind: string; version: number } | null,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update notifications set attempts = attempts + 1, attempted_at = $2, kind = coalesce($3, kind),
       template_version = coalesce($4, template_version) where id = $1 and status = 'waiting'`,
    [id, now, sentAs?.kind ?? null, sentAs?.version ?? null],
  )
  return rowCount === 1
}

/** Closes the entry. What the words needed (an attempt's id, a reference), or an address of no record, is no longer kept. */
export async function settle(
  client: pg.Client,
  id: string,
  outcome: { status: 'sent' | 'failed' | 'stopped'; at: Date; reason?: string },
): Promise<void> {
  await client.query(
    `update notifications set status = $2, sent_at = case when $2 = 'sent' then $3::timestamptz end, last_error = $4,
       values = '{}', sealed_to = case when num_nonnulls(family_member_id, staff_member_id) = 0 then '' end where id = $1 and status = 'waiting'`,
    [id, outcome.status, outcome.at, outcome.reason ?? null],
  )
}

export async function postpone(client: pg.Client, id: string, until: Date, reason: string): Promise<void> {
  await client.query(
    "update notifications set due_at = $2, last_error = $3 where id = $1 and status = 'waiting'",
    [id, until, reason],
  )
}
