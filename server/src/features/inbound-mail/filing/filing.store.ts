import type { MailOutcome } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A mail somebody works on now. */
export interface ClaimedMail {
  id: string
  storageKey: string
  byteSize: number
  receivedAt: Date
  cameBy: 'lmtp' | 'imap'
  envelopeFrom: string
  /** Tries so far, this one included. */
  attempts: number
}

const claimedColumns = `id, storage_key as "storageKey", byte_size as "byteSize", received_at as "receivedAt",
  came_by as "cameBy", envelope_from as "envelopeFrom", attempts`

const claimNext = statement(
  'inbound-mail.claim',
  `update inbound_mails set attempts = attempts + 1, due_at = $2
   where id = (select id from inbound_mails where status = 'received' and due_at <= $1
     order by due_at, id limit 1 for update skip locked)
   returning ${claimedColumns}`,
)

/** Takes the mail that waits longest; nobody else does before `until`. The try is noted before it is made. */
export async function claimMail(tx: Tx, now: Date, until: Date): Promise<ClaimedMail | undefined> {
  return (await tx.rows<ClaimedMail>(claimNext, [now, until]))[0]
}

const lockOne = statement(
  'inbound-mail.lock',
  `select ${claimedColumns} from inbound_mails where id = $1 and status = 'received' for update`,
)

/**
 * Undefined when another worker has filed it meanwhile. Waits for one that is at it, and for one that only looks for its
 * next mail: that holds the row for a moment, and skipping it would leave the mail until its claim runs out.
 */
export async function lockMail(tx: Tx, id: string): Promise<ClaimedMail | undefined> {
  return (await tx.rows<ClaimedMail>(lockOne, [id]))[0]
}

/** What became of a mail, and what of it staff see in a list. */
export interface FiledMail {
  outcome: MailOutcome
  enquiryId?: string | null
  messageId?: string | null
  mailId: string | null
  sender: string | null
  subject: string
  isAcknowledged?: boolean
  isSenderProven?: boolean
  /** Set when it was held back. */
  floodId?: string
}

const setFiled = statement(
  'inbound-mail.filed',
  `update inbound_mails set status = 'filed', outcome = $2, filed_at = $3, enquiry_id = $4, message_id = $5, mail_id = $6,
     sender = $7, subject = $8, acknowledged_at = case when $9 then $3::timestamptz end, is_sender_proven = $10,
     flood_id = $11, fault = null where id = $1`,
)

export async function markFiled(tx: Tx, id: string, at: Date, filed: FiledMail): Promise<void> {
  await tx.rows(setFiled, [
    id,
    filed.outcome,
    at,
    filed.enquiryId ?? null,
    filed.messageId ?? null,
    filed.mailId,
    filed.sender,
    filed.subject,
    filed.isAcknowledged ?? false,
    filed.isSenderProven ?? null,
    filed.floodId ?? null,
  ])
}

const setLater = statement(
  'inbound-mail.later',
  `update inbound_mails set due_at = $2, fault = $3, attempts = attempts - $4::int where id = $1 and status = 'received'`,
)

/** It could not be filed this time. `isNotItsFault`: the try does not count. */
export async function putOff(
  tx: Tx,
  id: string,
  until: Date,
  fault: string,
  isNotItsFault: boolean,
): Promise<void> {
  await tx.rows(setLater, [id, until, fault, isNotItsFault ? 1 : 0])
}

const setUnreadable = statement(
  'inbound-mail.unreadable',
  `update inbound_mails set status = 'unreadable', fault = $2, sender = $3, subject = $4
   where id = $1 and status = 'received' returning id`,
)

/** False when it was dealt with meanwhile. */
export async function markUnreadable(
  tx: Tx,
  id: string,
  { fault, sender, subject }: { fault: string; sender: string | null; subject: string },
): Promise<boolean> {
  return (await tx.rows(setUnreadable, [id, fault, sender, subject])).length > 0
}

const readEarlier = statement(
  'inbound-mail.same-id',
  `select i.enquiry_id as "enquiryId", m.body from inbound_mails i join messages m on m.id = i.message_id
   where i.mail_id = $1 and i.sender = $2 and m.kind = 'message' order by i.received_at limit 20`,
)

/** What mails of this sender with this Message-ID became before. */
export async function findEarlier(tx: Tx, mailId: string, sender: string) {
  return tx.rows<{ enquiryId: string; body: string }>(readEarlier, [mailId, sender])
}

const readKnown = statement(
  'inbound-mail.known-ids',
  `select i.mail_id as "mailId", i.enquiry_id as "enquiryId" from inbound_mails i
   where i.mail_id = any($1::text[]) and i.enquiry_id is not null
   union all
   select n.id::text, coalesce(m.enquiry_id, e.id) from notifications n
     left join messages m on m.id::text = split_part(n.event_key, ':', 1)
     left join enquiries e on e.id::text = split_part(n.event_key, ':', 1)
   where n.id = any($2::uuid[]) and coalesce(m.enquiry_id, e.id) is not null`,
)

/** The enquiries that mails we got, or sent, belong to: by Message-ID and by the notification's id. */
export async function findEnquiriesOfMails(tx: Tx, mailIds: string[], notificationIds: string[]) {
  if (mailIds.length + notificationIds.length === 0) return []
  return tx.rows<{ mailId: string; enquiryId: string }>(readKnown, [mailIds, notificationIds])
}

const lockOneSender = statement('inbound-mail.lock-sender', 'select pg_advisory_xact_lock(887, hashtext($1))')

/**
 * Until the transaction ends no other mail of this sender, in lower case, is filed, nobody decides about their flood, and
 * nothing is sent to them by itself. Null: who names none counts as one sender.
 */
export async function lockSender(tx: Tx, sender: string | null): Promise<void> {
  await tx.rows(lockOneSender, [sender ?? ''])
}

const readAcknowledged = statement(
  'inbound-mail.acknowledged',
  'select 1 as found from inbound_mails where sender = $1 and received_at > $3 and acknowledged_at > $2 limit 1',
)

/** Whether this sender was told since a moment that we have a mail of theirs. Two mails of one sender wait for each other. */
export async function wasAcknowledgedSince(tx: Tx, sender: string, since: Date): Promise<boolean> {
  await lockSender(tx, sender)
  // A mail is never thanked for before it came, and seldom days later.
  const cameAfter = new Date(since.getTime() - 7 * 24 * 60 * 60 * 1000)
  return (await tx.rows(readAcknowledged, [sender, since, cameAfter])).length > 0
}

const readManyAcknowledged = statement(
  'inbound-mail.many-acknowledged',
  `select count(*)::int as n from (select from inbound_mails where received_at > $1 and acknowledged_at > $1 limit $2) i`,
)

/** Whether so many of the mails that came since a moment were thanked for. */
export async function wereAcknowledgedSince(tx: Tx, since: Date, many: number): Promise<boolean> {
  const [found] = await tx.rows<{ n: number }>(readManyAcknowledged, [since, many])
  return (found?.n ?? 0) >= many
}

const readGiven = statement(
  'inbound-mail.address-given',
  `select lower(contact ->> 'email') as address from enquiries where id = $1 and family_member_id is null`,
)

/** The address, in lower case, that who asked without an account gave; null where they gave none, or have an account. */
export async function findGivenAddress(tx: Tx, enquiryId: string): Promise<string | null> {
  return (await tx.rows<{ address: string | null }>(readGiven, [enquiryId]))[0]?.address ?? null
}

// A second mail within the hour is not thanked for, and is no forgery: of one of those a note was left as it was filed.
const wasThanked = `i.acknowledged_at is not null or exists (select from inbound_mails first
    where first.sender = i.sender and first.acknowledged_at between i.filed_at - interval '1 hour' and i.filed_at)
  and not exists (select from messages m where m.enquiry_id = i.enquiry_id and m.kind = 'note' and m.author_kind = 'system'
    and m.written_at = i.filed_at)`
// What was split off has no mails: those of the enquiry that it came out of say who wrote it.
const readMayBeTold = statement(
  'inbound-mail.may-be-told',
  `with recursive origins (id) as (
     select $1::uuid union select (v.details ->> 'from')::uuid from origins o
       join enquiry_events v on v.enquiry_id = o.id and v.kind = 'split-off' and v.details ->> 'from' is not null
   ), mails as (select i.* from inbound_mails i join origins o on i.enquiry_id = o.id)
   select e.channel <> 'email' or not exists (select from mails)
     or exists (select from mails i where ${wasThanked}) as "mayBeTold"
   from enquiries e where e.id = $1`,
)

/**
 * Whether who asked may be written to by the hub itself, as far as their mails tell: who was not thanked for any, because
 * the sender is forged, a machine, or one of too many, is not told anything later. Yes, where nobody wrote a mail.
 */
export async function mayBeToldOf(tx: Tx, enquiryId: string): Promise<boolean> {
  return (await tx.rows<{ mayBeTold: boolean }>(readMayBeTold, [enquiryId]))[0]?.mayBeTold ?? false
}

const readTold = statement(
  'inbound-mail.told-by-itself',
  `select count(distinct n.id)::int as n from enquiries e join promises p on p.enquiry_id = e.id
     join notifications n on n.event_key in (e.id || ':late:' || p.due_on,
       e.id || ':still-asks:' || (p.paused_at at time zone 'Europe/London')::date)
   where e.family_member_id is null and lower(e.contact ->> 'email') = $1 and e.contact ->> 'email' is not null
     and (n.created_at at time zone 'Europe/London')::date = $2::date`,
)

/** Of how many missed days, and questions of ours, the hub told this address, in lower case, on a day in London. */
export async function countTold(tx: Tx, address: string, day: string): Promise<number> {
  return (await tx.rows<{ n: number }>(readTold, [address, day]))[0]?.n ?? 0
}

const readAlike = statement(
  'inbound-mail.alike',
  `select e.id as "enquiryId", i.subject from inbound_mails i join enquiries e on e.id = i.enquiry_id
   where i.sender = $1 and i.received_at > $2 and i.outcome in ('new-enquiry', 'joined')
     and e.family_member_id is null and e.case_id is null and e.merged_into_id is null and e.status <> 'spam'
   order by i.received_at desc, i.id desc limit 50`,
)

/**
 * What a sender without an account wrote about since a moment, newest first: enquiries that are linked to nobody yet. Two
 * mails of one sender wait for each other, so that the second finds the first.
 */
export async function findAlike(tx: Tx, sender: string, since: Date) {
  await lockSender(tx, sender)
  return tx.rows<{ enquiryId: string; subject: string }>(readAlike, [sender, since])
}
