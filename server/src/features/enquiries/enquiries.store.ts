import type { EnquiryStatus, TopicCode } from '@send-hub/shared'
import { londonDay } from '../../platform/calendar/index.ts'
import { asSystem } from '../../platform/db/as-system.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { startComplaint } from './complaints/complaints.store.ts'
import { noteWordsOfHarm } from './words-of-harm.ts'

/** An enquiry as the rules need it. */
export interface EnquiryRecord {
  id: string
  reference: string
  caseId: string | null
  familyMemberId: string | null
  contactName: string
  topics: TopicCode[]
  status: EnquiryStatus
  team: string
  /** Closed because it goes on there. */
  mergedIntoId: string | null
  openedAt: Date
  waitingSince: Date | null
  replyBy: string | null
  version: number
}

/** With what no family reads: how urgent it is, and whose it is. */
export interface EnquiryRecordOfStaff extends EnquiryRecord {
  /** 0 (at once) to 4. */
  priority: number
  ownerId: string | null
}

const recordColumns = `id, reference, case_id as "caseId", family_member_id as "familyMemberId",
  contact_name as "contactName", topics, status, team, opened_at as "openedAt",
  waiting_since as "waitingSince", reply_by as "replyBy", version, merged_into_id as "mergedIntoId"`

const lockById = statement(
  'enquiries.lock',
  `select ${recordColumns}, priority, owner_id as "ownerId" from enquiries where id = $1 for update`,
)

/** Reads an enquiry and keeps others from changing it until the transaction ends. */
export async function lockEnquiry(tx: Tx, id: string): Promise<EnquiryRecordOfStaff | undefined> {
  return (await tx.rows<EnquiryRecordOfStaff>(lockById, [id]))[0]
}

const lockOfFamily = statement(
  'enquiries.lock-of-family',
  `select ${recordColumns} from enquiries where id = $1 and family_member_id = $2 for update`,
)

export async function lockEnquiryOfFamily(tx: Tx, id: string, familyMemberId: string) {
  return (await tx.rows<EnquiryRecord>(lockOfFamily, [id, familyMemberId]))[0]
}

export interface NewEnquiryRow {
  id: string
  caseId: string | null
  familyMemberId: string | null
  contact: { email?: string; phone?: string } | null
  contactName: string
  channel: string
  topics: TopicCode[]
  priority: number
  openedAt: Date
  replyBy: string
  team: string
  idempotencyKey: string | null
  /** What the asker said besides their words: codes. */
  urgentBecause?: string | undefined
  schoolReason?: string | undefined
  legalBasis?: string | undefined
}

/** The ids of an enquiry and of those joined to it: their messages are read as one thread. SQL; `id`: a placeholder. */
export const threadIdsOf = (id: string): string =>
  `(select k.id from enquiries k where k.id = ${id} or k.merged_into_id = ${id})`

/** Who asked, or, while nobody is linked, whoever has the address it came from: whose locks count. SQL over `e`. */
export const askersOf = (e: string): string =>
  `(case when ${e}.family_member_id is not null then array[${e}.family_member_id] else people_of_contact(${e}.channel, ${e}.contact) end)`

const insertRow = statement(
  'enquiries.insert',
  `insert into enquiries (id, case_id, family_member_id, contact, contact_name, channel, topics, priority, opened_at,
     waiting_since, reply_by, team, idempotency_key, urgent_because, school_reason, legal_basis)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15)
   on conflict do nothing returning reference`,
)

/** The new reference, or undefined when the same request came before. A complaint gets its clock with it. */
export async function insertEnquiry(tx: Tx, row: NewEnquiryRow): Promise<string | undefined> {
  const [inserted] = await tx.rows<{ reference: string }>(insertRow, [
    row.id,
    row.caseId,
    row.familyMemberId,
    row.contact,
    row.contactName,
    row.channel,
    row.topics,
    row.priority,
    row.openedAt,
    row.replyBy,
    row.team,
    row.idempotencyKey,
    row.urgentBecause ?? null,
    row.schoolReason ?? null,
    row.legalBasis ?? null,
  ])
  if (inserted && row.topics.includes('COMPLAINT')) {
    await asSystem(tx, () => startComplaint(tx, row.id, londonDay(row.openedAt)))
  }
  return inserted?.reference
}

const findByKey = statement(
  'enquiries.by-idempotency-key',
  `select e.id, e.reference, e.contact_name as "contactName",
     (select p.due_on from promises p where p.enquiry_id = e.id order by p.made_at limit 1) as "replyBy",
     (select m.body from messages m where m.enquiry_id = e.id order by m.written_at, m.id limit 1) as body
   from enquiries e where e.idempotency_key = $1`,
)

interface FirstOfKey {
  id: string
  reference: string
  replyBy: string
  contactName: string
  body: string
}

/** What the first request with this key opened. */
export async function findByIdempotencyKey(tx: Tx, key: string): Promise<FirstOfKey | undefined> {
  return (await tx.rows<FirstOfKey>(findByKey, [key]))[0]
}

export interface NewMessageRow {
  id: string
  enquiryId: string
  kind: 'message' | 'note'
  authorKind: 'family' | 'staff' | 'contact'
  authorId: string | null
  authorName: string
  body: string
  writtenAt: Date
}

const insertMessageRow = statement(
  'enquiries.insert-message',
  `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_staff_id, author_name, body, written_at)
   values ($1, $2, $3, $4, case when $4 = 'family' then $5::uuid end, case when $4 = 'staff' then $5::uuid end, $6, $7, $8)
   on conflict (id) do nothing returning id`,
)

/** False when this very message is there already: the same form was sent twice. */
export async function insertMessage(tx: Tx, row: NewMessageRow): Promise<boolean> {
  const inserted = await tx.rows(insertMessageRow, [
    row.id,
    row.enquiryId,
    row.kind,
    row.authorKind,
    row.authorId,
    row.authorName,
    row.body,
    row.writtenAt,
  ])
  const isTheirs = row.kind === 'message' && row.authorKind !== 'staff'
  if (inserted.length === 1 && isTheirs) await noteWordsOfHarm(tx, { ...row, at: row.writtenAt })
  return inserted.length === 1
}

const findMessageRow = statement(
  'enquiries.message',
  'select enquiry_id as "enquiryId", author_staff_id as "authorStaffId", kind, body from messages where id = $1',
)

interface FoundMessage {
  enquiryId: string
  authorStaffId: string | null
  kind: string
  body: string
}

export async function findMessage(tx: Tx, id: string): Promise<FoundMessage | undefined> {
  return (await tx.rows<FoundMessage>(findMessageRow, [id]))[0]
}

const findWords = statement(
  'enquiries.has-message',
  `select 1 as one from messages m where m.id = $2 and m.enquiry_id in ${threadIdsOf('$1')} and m.kind = 'message'
     and m.author_kind in ('family', 'contact') and m.body = $3`,
)

/** Whether the message that a form of the asker made is in the thread, word for word. */
export async function hasMessageOf(
  tx: Tx,
  enquiryId: string,
  requestKey: string,
  body: string,
): Promise<boolean> {
  return (await tx.rows(findWords, [enquiryId, requestKey, body])).length === 1
}

const setChanged = statement(
  'enquiries.set-changed',
  'update enquiries set version = version + 1 where id = $1',
)

/** Something was added: whoever looks at the enquiry as it was must look again before they answer or close it. */
export async function markChanged(tx: Tx, id: string): Promise<void> {
  await tx.rows(setChanged, [id])
}

const freeOwned = statement(
  'enquiries.free-of-owners',
  `update enquiries set owner_id = null, version = version + 1
   where case_id = any($1) and owner_id = any($2) and status <> 'closed'`,
)

/** Whoever may not open these cases any more owns none of their open enquiries: they wait for somebody else. */
export async function freeEnquiriesOf(
  tx: Tx,
  caseIds: readonly string[],
  ownerIds: readonly string[],
): Promise<void> {
  await tx.rows(freeOwned, [caseIds, ownerIds])
}

const readIsClosedTo = statement(
  'enquiries.is-closed-to',
  `select e.case_id = any(k.cases) or people_only_on(k.cases) && ${askersOf('e')} as "isClosed"
   from enquiries e cross join lateral (select cases_of(locked_children($2)) as cases offset 0) k where e.id = $1`,
)

/** Whether a lock keeps this enquiry from a colleague: who must not open it must not be given it. */
export async function isClosedTo(tx: Tx, id: string, staffId: string): Promise<boolean> {
  return (await tx.rows<{ isClosed: boolean | null }>(readIsClosedTo, [id, staffId]))[0]?.isClosed ?? false
}

const setOwner = statement(
  'enquiries.set-owner',
  `update enquiries set owner_id = $2, team = $3, version = version + 1 where id = $1`,
)

export async function changeOwner(tx: Tx, id: string, ownerId: string, team: string): Promise<void> {
  await tx.rows(setOwner, [id, ownerId, team])
}
