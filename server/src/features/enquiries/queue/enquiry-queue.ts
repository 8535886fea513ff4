import type { EnquiryRow, EnquiryRows, EnquirySearch, EnquiryStatus, TopicCode } from '@send-hub/shared'
import { mostCounted, sortOf, topicSettings } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { countBeyondTheEnd } from '../../../platform/db/conditions.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { mayBeHarm } from '../words-of-harm.ts'
import { queueConditions } from './queue-conditions.ts'

interface Row extends Omit<EnquiryRow, 'topics' | 'openedAt' | 'waitingSince' | 'pausedSince'> {
  topics: TopicCode[]
  status: EnquiryStatus
  openedAt: Date
  waitingSince: Date | null
  pausedSince: Date | null
}

/** `today` is the placeholder of the day, so that a row can tell how late it is. */
export const rowColumns = (
  today: string,
) => `e.id, e.reference, e.contact_name as "contactName", e.case_id as "caseId",
  c.reference as "caseReference", coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName", e.topics,
  e.priority, e.channel, e.status, e.opened_at as "openedAt", e.waiting_since as "waitingSince", e.reply_by as "replyBy",
  greatest(0, ${today}::date - e.reply_by)::int as "daysOver", e.owner_id as "ownerId", s.name as "ownerName", e.team,
  e.version, e.snoozed_until as "snoozedUntil", e.escalation, e.contact_count as "contactCount",
  e.paused_since as "pausedSince",
  exists (select from staff_absences w where w.staff_id = e.owner_id and w.ended_at is null
    and ${today}::date between w.from_on and w.to_on) as "ownerIsAway",
  (select a.role from case_access a where a.case_id = e.case_id and a.family_member_id = e.family_member_id
    order by a.starts_on desc limit 1) as "askerRole",
  array(select w.name from enquiry_drafts d join staff_members w on w.id = d.staff_id
    where d.enquiry_id = e.id and d.kind = 'message' order by w.name) as "draftsBy",
  (select json_build_object('on', b.slot_on, 'startsAtHour', b.starts_at_hour) from callbacks b
    where b.enquiry_id = e.id and b.status = 'agreed') as "callBack", ${mayBeHarm} as "mayBeHarm"`

export const rowJoins = `left join cases c on c.id = e.case_id left join children ch on ch.id = c.child_id
  left join staff_members s on s.id = e.owner_id`

/** A risk of harm stands before every promise; the promises that are broken come first by themselves. */
export const promiseOrder = '(e.priority > 0), e.reply_by, e.id'

const newestOrder = 'e.opened_at desc, e.id desc'
const orders = { 'reply-by': promiseOrder, waiting: 'e.waiting_since, e.id', newest: newestOrder } as const

/**
 * The queue: a page of enquiries in the order of what was promised, and how many there are in all: to a thousand, or to the
 * end of the page where that is further on.
 */
export async function enquiryQueue(ctx: StaffContext, search: EnquirySearch): Promise<EnquiryRows> {
  const found = queueConditions(ctx, search)
  const sort = sortOf(search)
  const order = orders[sort]
  const [counting, today, limit, offset] = found.after(4)
  const counted = `select count(*)::int as n from (select from enquiries e where ${found.where} limit ${counting}) n`
  const page = statement(
    `enquiries.queue:${found.shape}:${sort}`,
    `select ${rowColumns(`${today}`)}, (${counted}) as total
     from (select * from enquiries e where ${found.where} order by ${order} limit ${limit} offset ${offset}) e ${rowJoins}
     order by ${order}`,
  )
  const total = statement(`enquiries.queue-total:${found.shape}`, counted)
  const before = (search.page - 1) * search.pageSize
  const atMost = Math.max(mostCounted, before + search.pageSize)
  const countedValues = [...found.values, atMost + 1]
  return ctx.tx(async (tx) => {
    const rows = await tx.rows<Row & { total: number }>(page, [
      ...countedValues,
      ctx.today,
      search.pageSize,
      before,
    ])
    const all = rows[0]?.total ?? (await countBeyondTheEnd(tx, total, countedValues, search.page))
    const isMore = all > atMost
    return { items: rows.map(toEnquiryRow), total: isMore ? atMost : all, ...(isMore && { isMore }) }
  })
}

export function toEnquiryRow(row: Row): EnquiryRow {
  return {
    id: row.id,
    reference: row.reference,
    contactName: row.contactName,
    caseId: row.caseId,
    caseReference: row.caseReference,
    childName: row.childName,
    topics: row.topics.map((topic) => topicSettings[topic].staffLabel),
    priority: row.priority,
    channel: row.channel,
    status: row.status,
    openedAt: row.openedAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    replyBy: row.replyBy,
    daysOver: row.daysOver ?? 0,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    ownerIsAway: row.ownerIsAway,
    team: row.team,
    version: row.version,
    askerRole: row.askerRole,
    snoozedUntil: row.snoozedUntil,
    escalation: row.escalation,
    contactCount: row.contactCount,
    pausedSince: row.pausedSince?.toISOString() ?? null,
    draftsBy: row.draftsBy,
    callBack: row.callBack,
    mayBeHarm: row.mayBeHarm,
  }
}

export type EnquiryListRow = Row
