import type { ContactChannel, TopicCode } from '@send-hub/shared'
import { londonDay } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { startComplaint } from '../complaints/complaints.store.ts'

export interface RecordedEnquiry {
  id: string
  caseId: string | null
  familyMemberId: string | null
  contact: { phone?: string | undefined; email?: string | undefined } | null
  contactName: string
  channel: ContactChannel
  topics: TopicCode[]
  priority: number
  openedAt: Date
  replyBy: string
  team: string
  ownerId: string | null
  recordedById: string
}

const insertRow = statement(
  'contacts.insert-enquiry',
  `insert into enquiries (id, case_id, family_member_id, contact, contact_name, channel, topics, priority, opened_at,
     waiting_since, reply_by, team, owner_id, recorded_by_staff_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13) returning reference`,
)

/** The new reference. */
export async function insertRecordedEnquiry(tx: Tx, row: RecordedEnquiry): Promise<string> {
  const [inserted] = await tx.rows<{ reference: string }>(insertRow, [
    ...[row.id, row.caseId, row.familyMemberId, row.contact, row.contactName, row.channel, row.topics],
    ...[row.priority, row.openedAt, row.replyBy, row.team, row.ownerId, row.recordedById],
  ])
  if (!inserted) throw new Error('An enquiry was not written')
  if (row.topics.includes('COMPLAINT')) await startComplaint(tx, row.id, londonDay(row.openedAt))
  return inserted.reference
}

const insertMessageRow = statement(
  'contacts.insert-message',
  `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_staff_id, author_name, body,
     written_at, channel, recorded_by_staff_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing returning id`,
)

export interface RecordedMessage {
  id: string
  enquiryId: string
  author: { familyMember: string } | { staff: string } | 'contact' | 'system'
  /** note: staff only. */
  isNote?: boolean
  authorName: string
  body: string
  writtenAt: Date
  channel: ContactChannel | null
  /** Who of staff wrote it down for somebody else. */
  recordedById: string | null
}

/** False when a message of this id is there already. */
export async function insertRecordedMessage(tx: Tx, message: RecordedMessage): Promise<boolean> {
  const { author } = message
  const isPerson = typeof author === 'object'
  const authorKind = !isPerson ? author : 'staff' in author ? 'staff' : 'family'
  const rows = await tx.rows(insertMessageRow, [
    ...[message.id, message.enquiryId, message.isNote ? 'note' : 'message', authorKind],
    isPerson && 'familyMember' in author ? author.familyMember : null,
    isPerson && 'staff' in author ? author.staff : null,
    ...[message.authorName, message.body, message.writtenAt, message.channel, message.recordedById],
  ])
  return rows.length > 0
}

const findRow = statement(
  'contacts.find',
  `select m.enquiry_id as "enquiryId", m.body, m.recorded_by_staff_id as "recordedById", e.reference, e.reply_by as "replyBy",
     e.family_member_id as "familyMemberId", m.id <> e.id as "hasJoined"
   from messages m join enquiries e on e.id = m.enquiry_id where m.id = $1`,
)

export interface FoundContact {
  enquiryId: string
  body: string
  recordedById: string | null
  reference: string
  replyBy: string | null
  familyMemberId: string | null
  hasJoined: boolean
}

/** What the same form wrote when it came before. The first message of an enquiry written down has the enquiry's own id. */
export async function findContact(tx: Tx, requestKey: string): Promise<FoundContact | undefined> {
  return (await tx.rows<FoundContact>(findRow, [requestKey]))[0]
}

const readReply = statement('contacts.reply-by', 'select reply_by as "replyBy" from enquiries where id = $1')

export async function readReplyBy(tx: Tx, enquiryId: string): Promise<string | null> {
  return (await tx.rows<{ replyBy: string | null }>(readReply, [enquiryId]))[0]?.replyBy ?? null
}

const setOwnerRow = statement(
  'contacts.set-owner',
  'update enquiries set owner_id = $2, team = $3, version = version + 1 where id = $1',
)

export async function setOwner(tx: Tx, enquiryId: string, ownerId: string, team: string): Promise<void> {
  await tx.rows(setOwnerRow, [enquiryId, ownerId, team])
}

const raiseRow = statement(
  'contacts.raise',
  'update enquiries set priority = least(priority, $2::smallint) where id = $1',
)

/** More urgent, never less. */
export async function raisePriority(tx: Tx, enquiryId: string, priority: number): Promise<void> {
  await tx.rows(raiseRow, [enquiryId, priority])
}
