import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A mail of ours that a report is about. */
export interface SentMail {
  familyMemberId: string | null
  /** The address on record now, in lower case. */
  email: string | null
  /** It went to an address that is on nobody's record. */
  wentElsewhere: boolean
  enquiryId: string | null
  /** As who asked there gave it without an account, in lower case. */
  contactEmail: string | null
}

// The receipt for a question that was asked on the web without an account names an address and a day: it was written at
// the moment at which the question was.
const readSent = statement(
  'inbound-mail.sent-mails',
  `select n.family_member_id as "familyMemberId", f.email, n.sealed_to is not null as "wentElsewhere", k.id as "enquiryId",
     (select lower(c.contact ->> 'email') from enquiries c where c.id = k.id) as "contactEmail"
   from notifications n
     left join family_members f on f.id = n.family_member_id
     left join messages m on m.id::text = split_part(n.event_key, ':', 1)
     left join enquiries e on e.id::text = split_part(n.event_key, ':', 1)
     cross join lateral (select coalesce(m.enquiry_id, e.id, case when n.kind = 'question-received' then (select w.id
       from enquiries w where w.opened_at = n.created_at and w.channel = 'web' and w.family_member_id is null limit 1)
       end) as id) k
   where n.id = any($1::uuid[]) and n.channel = 'email' and n.attempts > 0 order by n.id`,
)

/** What the ledger knows of mails that were handed over. */
export async function findSentMails(tx: Tx, notificationIds: string[]): Promise<SentMail[]> {
  return notificationIds.length > 0 ? tx.rows<SentMail>(readSent, [notificationIds]) : []
}

const stop = statement(
  'inbound-mail.stop-address',
  `update family_members set mail_stopped_at = $2 where id = $1 and mail_stopped_at is null returning id`,
)

/** Nothing but codes goes to their address until somebody has checked it. False when it is so already. */
export async function stopMailTo(tx: Tx, familyMemberId: string, at: Date): Promise<boolean> {
  return (await tx.rows(stop, [familyMemberId, at])).length > 0
}
