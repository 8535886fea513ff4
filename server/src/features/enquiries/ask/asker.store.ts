import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readStatus = statement('enquiries.stage-of-case', 'select status from cases where id = $1')

/** The stage of a case that the reader may see; undefined for any other. */
export async function noticeCase(tx: Tx, caseId: string): Promise<string | undefined> {
  return (await tx.rows<{ status: string }>(readStatus, [caseId]))[0]?.status
}

const readName = statement('enquiries.asker-name', 'select name from family_members where id = $1')

export async function nameOfAsker(tx: Tx, familyMemberId: string): Promise<string | undefined> {
  return (await tx.rows<{ name: string }>(readName, [familyMemberId]))[0]?.name
}

/** Their own, about a case; row-level security leaves those of others out. */
const readOfSchool = statement(
  'enquiries.of-school',
  `select e.id, e.reference, e.school_reason as reason, case e.status when 'spam' then 'closed' else e.status end as status,
     (e.opened_at at time zone 'Europe/London')::date as "openedOn", e.reply_by as "replyBy"
   from enquiries e where e.case_id = $1 and e.family_member_id = $2 and e.topics = array['PROFESSIONAL']
   order by e.opened_at desc, e.id limit 50`,
)

export interface SchoolEnquiryRow {
  id: string
  reference: string
  reason: string | null
  status: string
  openedOn: string
  replyBy: string | null
}

export async function enquiriesOfSchool(tx: Tx, caseId: string, familyMemberId: string) {
  return tx.rows<SchoolEnquiryRow>(readOfSchool, [caseId, familyMemberId])
}

const setUrgency = statement(
  'enquiries.keep-urgency',
  'update enquiries set urgent_because = coalesce(urgent_because, $2) where id = $1',
)

/** Why it is urgent, of a question that was asked before without saying so. As the system. */
export async function keepUrgency(tx: Tx, enquiryId: string, urgentBecause: string): Promise<void> {
  await tx.rows(setUrgency, [enquiryId, urgentBecause])
}
