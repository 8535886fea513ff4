import type { Day, TopicCode } from '@send-hub/shared'
import { londonDay } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { startComplaint } from '../complaints/complaints.store.ts'

export interface AskedMessage {
  id: string
  writtenAt: Date
}

const readAsked = statement(
  'triage.messages-of-asker',
  `select id, written_at as "writtenAt" from messages where enquiry_id = $1 and kind = 'message'
     and author_kind in ('family', 'contact') order by written_at, id`,
)
/** What the asker wrote, oldest first. */
export async function listAsked(tx: Tx, enquiryId: string): Promise<AskedMessage[]> {
  return tx.rows<AskedMessage>(readAsked, [enquiryId])
}

const insertSplit = statement(
  'triage.insert-split',
  `insert into enquiries (id, case_id, family_member_id, contact, contact_name, channel, topics, priority, opened_at,
     waiting_since, reply_by, team)
   select $2, e.case_id, e.family_member_id, e.contact, e.contact_name, e.channel, $3, $4, $5, $5, $6, $7
   from enquiries e where e.id = $1 returning reference`,
)
export async function insertSplitOff(
  tx: Tx,
  from: string,
  row: {
    id: string
    topics: readonly TopicCode[]
    priority: number
    openedAt: Date
    replyBy: Day
    team: string
  },
): Promise<string> {
  const { id, topics, priority, openedAt, replyBy, team } = row
  const values = [from, id, topics, priority, openedAt, replyBy, team]
  const [inserted] = await tx.rows<{ reference: string }>(insertSplit, values)
  if (topics.includes('COMPLAINT')) await startComplaint(tx, id, londonDay(openedAt))
  return inserted?.reference ?? ''
}

const copyMessages = statement(
  'triage.copy-messages',
  `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_staff_id, author_name, body,
     written_at, channel, recorded_by_staff_id, sender_proof)
   select gen_random_uuid(), $1, m.kind, m.author_kind, m.author_family_member_id, m.author_staff_id, m.author_name, m.body,
     m.written_at, m.channel, m.recorded_by_staff_id, m.sender_proof
   from messages m where m.id = any($2::uuid[])`,
)
/** The thread is append-only: what begins the new one is repeated there, word for word, and stays where it was written. */
export async function copyMessagesTo(tx: Tx, enquiryId: string, ids: readonly string[]): Promise<void> {
  await tx.rows(copyMessages, [enquiryId, ids])
}
