import type { TopicCode } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { EnquiryRecordOfStaff } from '../enquiries.store.ts'

/** Both enquiries of a merge, as the rules need them besides their records. */
export interface MergeSide {
  id: string
  reference: string
  email: string | null
  phone: string | null
  contactCount: number
  version: number
  hasJoined: boolean
  hasCallBack: boolean
  isComplaint: boolean
}

const readSides = statement(
  'triage.merge-sides',
  `select e.id, e.reference, e.contact ->> 'email' as email, e.contact ->> 'phone' as phone,
     e.contact_count as "contactCount", e.version,
     exists (select from enquiries k where k.merged_into_id = e.id) as "hasJoined",
     exists (select from callbacks b where b.enquiry_id = e.id and b.status = 'agreed') as "hasCallBack",
     exists (select from complaints p where p.enquiry_id = e.id) as "isComplaint"
   from enquiries e where e.id = any($1::uuid[])`,
)
export async function readMergeSides(tx: Tx, ids: readonly string[]): Promise<Map<string, MergeSide>> {
  const rows = await tx.rows<MergeSide>(readSides, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

const lockByReference = statement(
  'triage.lock-by-reference',
  `select id, reference, case_id as "caseId", family_member_id as "familyMemberId", contact_name as "contactName", topics,
     status, team, opened_at as "openedAt", waiting_since as "waitingSince", reply_by as "replyBy", version,
     merged_into_id as "mergedIntoId", priority, owner_id as "ownerId"
   from enquiries where reference = $1 for update skip locked`,
)
const isThere = statement('triage.is-there', 'select 1 as one from enquiries where reference = $1')

/** `busy`: somebody works on it this very moment. Waiting for them could make two wait for each other for ever. */
export async function lockOther(
  tx: Tx,
  reference: string,
): Promise<EnquiryRecordOfStaff | 'busy' | undefined> {
  const [found] = await tx.rows<EnquiryRecordOfStaff>(lockByReference, [reference])
  if (found) return found
  return (await tx.rows(isThere, [reference])).length > 0 ? 'busy' : undefined
}

const setMain = statement(
  'triage.set-main',
  `update enquiries set topics = $2, priority = $3, contact_count = $4, version = version + 1 where id = $1`,
)
export async function writeMain(
  tx: Tx,
  id: string,
  to: { topics: readonly TopicCode[]; priority: number; contactCount: number },
): Promise<void> {
  await tx.rows(setMain, [id, to.topics, to.priority, to.contactCount])
}

const readIsNews = statement(
  'triage.written-since',
  `select exists (select from messages where enquiry_id = any($1::uuid[]) and kind = 'message' and written_at > $2) as news`,
)
/** Whether anybody wrote in one of these since then. */
export async function isWrittenSince(tx: Tx, ids: readonly string[], at: Date): Promise<boolean> {
  return (await tx.rows<{ news: boolean }>(readIsNews, [ids, at]))[0]?.news ?? false
}

const setFree = statement(
  'triage.unmerge',
  'update enquiries set merged_into_id = null, version = version + 1 where id = $1',
)
export async function freeFromMain(tx: Tx, id: string): Promise<void> {
  await tx.rows(setFree, [id])
}

const setAnsweredAgain = statement(
  'triage.answered-again',
  "update enquiries set status = 'answered', closed_at = null where id = $1",
)
/** What was closed a moment ago stands as it did: answered, and theirs. */
export async function markAnsweredAgain(tx: Tx, id: string): Promise<void> {
  await tx.rows(setAnsweredAgain, [id])
}
