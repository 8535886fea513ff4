import type { AskerStanding, EnquiryStatus } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { askerStandingOf } from '../../cases/index.ts'
import { noteWordsOfHarm } from '../words-of-harm.ts'

/** An enquiry as a mail finds it: who asked, and whether they may still be told of it. */
export interface Thread {
  id: string
  reference: string
  caseId: string | null
  familyMemberId: string | null
  contactName: string
  status: EnquiryStatus
  /** Of who asked, in lower case: on their record, or as they gave it without an account. */
  askerEmail: string | null
  standing: AskerStanding
  isHeldBack: boolean
}

const findOne = statement(
  'enquiries.thread-of-mail',
  `with recursive mains as (
     select id, merged_into_id, 0 as steps from enquiries where id = $1
     union all select m.id, m.merged_into_id, steps + 1 from mains join enquiries m on m.id = mains.merged_into_id where steps < 20
   )
   select e.id, e.reference, e.case_id as "caseId", e.family_member_id as "familyMemberId", e.contact_name as "contactName",
     e.status, case when e.family_member_id is null then lower(e.contact ->> 'email') else f.email end as "askerEmail",
     ${askerStandingOf('e.case_id', 'e.family_member_id', '$2')} as standing,
     coalesce(is_held_back(c.child_id, e.family_member_id, null), false) as "isHeldBack"
   from enquiries e left join family_members f on f.id = e.family_member_id left join cases c on c.id = e.case_id
   where e.id = (select id from mains order by steps desc limit 1)`,
)

/** The enquiry, or the one that it was joined to. `today` in Europe/London. */
export async function findThread(tx: Tx, enquiryId: string, today: string): Promise<Thread | undefined> {
  return (await tx.rows<Thread>(findOne, [enquiryId, today]))[0]
}

const findMarked = statement(
  'enquiries.by-references',
  'select id, reference from enquiries where reference = any($1)',
)

/** The ids of enquiries by their references, in the order asked for. */
export async function findIdsByReferences(tx: Tx, references: string[]): Promise<string[]> {
  if (references.length === 0) return []
  const rows = await tx.rows<{ id: string; reference: string }>(findMarked, [references])
  return references.flatMap((wanted) => rows.find(({ reference }) => reference === wanted)?.id ?? [])
}

export interface MailMessageRow {
  id: string
  enquiryId: string
  kind: 'message' | 'note'
  authorKind: 'family' | 'contact' | 'system'
  familyMemberId: string | null
  authorName: string
  body: string
  writtenAt: Date
  proof: 'signed' | 'address' | null
}

const insertOne = statement(
  'enquiries.insert-mail-message',
  `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_name, body, written_at, channel,
     sender_proof) values ($1, $2, $3, $4, $5, $6, $7, $8, 'email', $9)`,
)

export async function insertMailMessage(tx: Tx, row: MailMessageRow): Promise<void> {
  await tx.rows(insertOne, [
    row.id,
    row.enquiryId,
    row.kind,
    row.authorKind,
    row.familyMemberId,
    row.authorName,
    row.body,
    row.writtenAt,
    row.proof,
  ])
  if (row.kind === 'message') await noteWordsOfHarm(tx, { ...row, at: row.writtenAt })
}
