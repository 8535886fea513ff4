import type { Council, TopicCode } from '@send-hub/shared'
import { type Day, londonDay } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { isSameName } from '../../people/index.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { resumePromise } from './pause.ts'
import { asHub, renewPromise, requireStanding } from './promise-acts.ts'
import { seniorFor } from './who-has-it.ts'

/** How long after an answer somebody who comes again comes about the same matter. Calendar days. */
const sameMatterWithin = 28

/** Somebody who has come to us, and about what. */
export interface Contact {
  caseId: string | null
  familyMemberId: string | null
  /** As they gave it without an account: the name and one of the other two must be the same as the first time. */
  contact: { name: string; email?: string | undefined; phone?: string | undefined } | null
  topics: readonly TopicCode[]
  /** The id that the words will have: made with the form, so that the same form twice is one contact. */
  messageId: string
  /** They say that it is something else: it is counted, and not joined. */
  isNewMatter?: boolean | undefined
}

/** The enquiry that the new words belong to, and what is promised now. */
export interface Joined {
  id: string
  reference: string
  /** When they first asked, Europe/London. */
  askedOn: Day
  replyBy: Day
  /** These very words are in it already: the same form was sent twice. */
  wasThere: boolean
}

/**
 * Each a matter of its own, however often: a risk of harm is never one more message in a thread, a request for information
 * has the law's own clock, and a school asks about many things.
 */
const apart: readonly TopicCode[] = ['SAFEGUARDING', 'DATA', 'PROFESSIONAL']

interface First {
  id: string
  contactName: string
  reference: string
  openedAt: Date
  replyBy: Day | null
}

// Somebody who has an account is that person and nobody else. Two parents often share a number or a mailbox, and a school's
// switchboard is of many: without an account the name must be the same, too. The arms are apart, so that each has its index.
const lastPromised = `coalesce(e.reply_by, (select p.due_on from promises p where p.enquiry_id = e.id
  order by p.made_at desc limit 1))`
const sameMatter = `e.case_id is not distinct from $2::uuid and e.topics && $3::text[] and e.status <> 'spam'
  and e.merged_into_id is null and not e.topics && array[${apart.map((topic) => `'${topic}'`).join(', ')}] and (e.status in ('waiting', 'paused')
    or greatest(e.closed_at, (select max(p.kept_at) from promises p where p.enquiry_id = e.id)) >= $4)`
const inOrder = `order by e.status in ('waiting', 'paused') desc, e.opened_at desc`
const firstColumns = `e.id, e.contact_name as "contactName", e.reference, e.opened_at as "openedAt", ${lastPromised} as "replyBy"`
const findOfPerson = statement(
  'promise.repeat-of-person',
  `select ${firstColumns} from enquiries e where e.family_member_id = $1 and ${sameMatter} ${inOrder} limit 1`,
)
const findOfContact = statement(
  'promise.repeat-of-contact',
  `select ${firstColumns} from enquiries e where e.family_member_id is null and ((e.contact ->> 'email' is not null and lower(e.contact ->> 'email') = $1)
     or (e.contact ->> 'phone' is not null and reverse(dialled(e.contact ->> 'phone')) = reverse(dialled($5)))) and ${sameMatter} ${inOrder} limit 50`,
)

/**
 * Finds out whether somebody comes to us again about one matter: the same person (or, without an account, the same
 * name with the very same address or number), the same case or none, a topic in common, and the first one open or settled
 * within 28 days. Then the caller adds the words to the enquiry that is given back and opens none. The contact is counted,
 * the second and the third raise the priority by one (never above P1), the day that was promised is never put off, and a
 * supervisor hears of it. One that was answered is open again. Null: it is a matter of its own.
 */
export async function joinIfRepeat(
  tx: Tx,
  ctx: Context,
  council: Council,
  came: Contact,
): Promise<Joined | null> {
  const first = await findFirst(tx, ctx, came)
  if (!first) return null
  return asHub(tx, ctx, async () => {
    await requireStanding(tx, first.id) // the same form twice at once: the second waits, and finds its words
    const holder = await enquiryOf(tx, came.messageId)
    const joined = { id: first.id, reference: first.reference, askedOn: londonDay(first.openedAt) }
    if (holder) {
      return holder === first.id && first.replyBy
        ? { ...joined, replyBy: first.replyBy, wasThere: true }
        : null
    }
    if (came.isNewMatter) {
      await addEnquiryEvent(tx, ctx, first.id, 'repeat-contact', { saidNew: true })
      return null
    }
    const { replyBy } = await countContact(tx, ctx, council, first.id)
    return { ...joined, replyBy, wasThere: false }
  })
}

const readHolder = statement(
  'promise.enquiry-of-message',
  'select enquiry_id as id from messages where id = $1',
)
const enquiryOf = async (tx: Tx, messageId: string) =>
  (await tx.rows<{ id: string }>(readHolder, [messageId]))[0]?.id

async function findFirst(tx: Tx, ctx: Context, came: Contact): Promise<First | undefined> {
  const { familyMemberId, caseId, topics, contact } = came
  if (topics.some((topic) => apart.includes(topic))) return undefined
  const email = contact?.email?.trim().toLowerCase() || null
  const phone = contact?.phone?.trim() || null
  if (!familyMemberId && !email && !phone) return undefined
  const since = new Date(ctx.now.getTime() - sameMatterWithin * 24 * 60 * 60 * 1000)
  const rows = familyMemberId
    ? await tx.rows<First>(findOfPerson, [familyMemberId, caseId, topics, since])
    : await tx.rows<First>(findOfContact, [email, caseId, topics, since, phone])
  return familyMemberId ? rows[0] : rows.find((row) => isSameName(row.contactName, contact?.name ?? ''))
}

const setCount = statement(
  'promise.count-contact',
  'update enquiries set contact_count = contact_count + 1 where id = $1 returning contact_count as n',
)

/**
 * One more contact about an enquiry, also where staff see by themselves that it is one: counts it, raises it, and sees to
 * it that we owe an answer. As the system, of a family's act.
 */
export async function countContact(
  tx: Tx,
  ctx: Context,
  council: Council,
  id: string,
): Promise<{ replyBy: Day }> {
  const before = await requireStanding(tx, id)
  const [counted] = await tx.rows<{ n: number }>(setCount, [id])
  const count = counted?.n ?? before.contactCount + 1
  const priority = raisedBy(before.priority, count)
  if (before.status === 'paused') await resumePromise(tx, ctx, council, { id })
  const promised = await renewPromise(tx, ctx, council, { id }, { because: 'repeat-contact', priority })
  await addEnquiryEvent(tx, ctx, id, 'repeat-contact', { count, from: before.priority, to: priority })
  const supervisor = await seniorFor(tx, before)
  await addStaffTask(tx, ctx, {
    ...{ kind: 'repeat-contact', causeKey: `repeat-contact:${id}`, team: before.team, enquiryId: id },
    ...{ forStaffId: supervisor?.id ?? null, details: { count }, dueOn: promised.replyBy },
  })
  await recordAudit(tx, ctx, {
    ...{ action: 'enquiry-repeated', subjectKind: 'enquiry', subjectId: id, caseId: before.caseId },
    details: { count },
  })
  return promised
}

/** The second and the third contact raise by a level each; P1 is the highest that counting leads to. */
export function raisedBy(priority: number, contactCount: number): number {
  const isRaised = contactCount === 2 || contactCount === 3
  return isRaised && priority > 1 ? priority - 1 : priority
}
