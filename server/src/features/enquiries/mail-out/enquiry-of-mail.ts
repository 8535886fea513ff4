import type pg from 'pg'
import { mayBeHarm } from '../words-of-harm.ts'
import { mailCameBack } from './came-back.ts'

/** The enquiry that a waiting mail tells of, and the answer, or our question, if it tells of one. */
export interface EnquiryOfMail {
  enquiryId: string
  /** Null: nothing may be put into the mail itself. */
  answer: { words: string; signature: string } | null
  /** Whether who asked has no account, still waits for us, and may be told so by email. */
  mayBeToldLate: boolean
  /** Whether who asked has no account, owes us a word, and may be reminded of it by email. */
  mayBeReminded: boolean
}

interface Waiting {
  /** Ids of what happened, with colons between. */
  eventKey: string
  familyMemberId: string | null
  caseId: string | null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Of a missed day: which. */
const dayAtEnd = /\d{4}-\d{2}-\d{2}$/

const isNoRisk = `e.priority > 0 and not e.topics && array['SAFEGUARDING']`

/**
 * Whom the words may go to: who asked, about the case they asked about. Who has no account gets them only while the matter
 * is linked to no case and is no spam. A risk of harm is never written into a mail that others may see.
 */
const mayCarryWords = `e.family_member_id is not distinct from $2::uuid and e.case_id is not distinct from $3::uuid
  and ($2::uuid is not null or e.case_id is null) and e.status <> 'spam'
  and ${isNoRisk}`

/** For an enquiry `e`: whether its asker has no account, and nothing against it that the hub writes to them itself. SQL. */
export const mayMailStranger = `e.family_member_id is null and e.case_id is null and e.status <> 'spam'
  and ${isNoRisk} and not ${mayBeHarm}`

/** The same as it goes out: what came back meanwhile counts, too. As the system. */
const mayMailNow = `${mayMailStranger} and not ${mailCameBack("lower(e.contact ->> 'email')")}`

/** Whether the new day that a mail about a missed one names has been missed since: another mail tells of that. */
const missedAgain = `exists (select from promises p where p.enquiry_id = e.id and p.missed_at is not null
  and p.due_on > $4::date)`

const findOne = `with about as (
    select e.id, null::uuid as message_id from enquiries e where e.id = any($1::uuid[])
    union all select m.enquiry_id, m.id from messages m where m.id = any($1::uuid[])
  )
  select e.id as "enquiryId", case when ${mayCarryWords} then m.body end as words, m.author_name as signature,
    $2::uuid is null and e.status = 'waiting' and ${mayMailNow} and not ${missedAgain} as "mayBeToldLate",
    $2::uuid is null and e.status = 'paused' and ${mayMailNow} as "mayBeReminded"
  from about a join enquiries e on e.id = a.id
    left join messages m on m.id = a.message_id and m.kind = 'message' and m.author_kind = 'staff'
  order by m.id is null limit 1`

interface Found extends Omit<EnquiryOfMail, 'answer'> {
  words: string | null
  signature: string | null
}

/** Read by the worker when the mail goes out, so that the words are kept nowhere else. Null: it is about no enquiry. */
export async function findEnquiryOfMail(
  client: pg.Client,
  { eventKey, familyMemberId, caseId }: Waiting,
): Promise<EnquiryOfMail | null> {
  const ids = eventKey.split(':').filter((part) => uuid.test(part))
  if (ids.length === 0) return null
  const missedOn = dayAtEnd.exec(eventKey)?.[0] ?? null
  const { rows } = await client.query<Found>(findOne, [ids, familyMemberId, caseId, missedOn])
  const [found] = rows
  if (!found) return null
  const { words, signature, ...about } = found
  return { ...about, answer: words === null ? null : { words, signature: signature ?? '' } }
}
