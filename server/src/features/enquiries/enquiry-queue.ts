import type { EnquiryRow, EnquiryRows, EnquirySearch, EnquiryStatus, TopicCode } from '@send-hub/shared'
import { parseReference, topicSettings } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { Conditions, countBeyondTheEnd } from '../../platform/db/conditions.ts'
import { likePattern, wordsOf } from '../../platform/db/like-pattern.ts'
import { statement } from '../../platform/db/transaction.ts'

interface Row extends Omit<EnquiryRow, 'topics' | 'openedAt' | 'waitingSince'> {
  topics: TopicCode[]
  status: EnquiryStatus
  openedAt: Date
  waitingSince: Date | null
}

/** `today` is the placeholder of the day, so that a row can tell how late it is. */
export const rowColumns = (
  today: string,
) => `e.id, e.reference, e.contact_name as "contactName", e.case_id as "caseId",
  c.reference as "caseReference", coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName", e.topics,
  e.priority, e.channel, e.status, e.opened_at as "openedAt", e.waiting_since as "waitingSince", e.reply_by as "replyBy",
  greatest(0, ${today}::date - e.reply_by)::int as "daysOver", e.owner_id as "ownerId", s.name as "ownerName", e.team`

export const rowJoins = `left join cases c on c.id = e.case_id left join children ch on ch.id = c.child_id
  left join staff_members s on s.id = e.owner_id`

const orders = {
  'reply-by': 'e.reply_by, e.id',
  waiting: 'e.waiting_since, e.id',
  newest: 'e.opened_at desc, e.id',
} as const

/** The queue: a page of enquiries in the order of what was promised, and how many there are in all. */
export async function enquiryQueue(ctx: StaffContext, search: EnquirySearch): Promise<EnquiryRows> {
  const found = conditionsOf(ctx, search)
  const order = orders[search.sort]
  const [today, limit, offset] = found.after(3)
  const page = statement(
    `enquiries.queue:${found.shape}:${search.sort}`,
    `select ${rowColumns(`${today}`)}, (select count(*)::int from enquiries e where ${found.where}) as total
     from (select * from enquiries e where ${found.where} order by ${order} limit ${limit} offset ${offset}) e ${rowJoins}
     order by ${order}`,
  )
  const total = statement(
    `enquiries.queue-total:${found.shape}`,
    `select count(*)::int as n from enquiries e where ${found.where}`,
  )
  const pageValues = [ctx.today, search.pageSize, (search.page - 1) * search.pageSize]
  return ctx.tx(async (tx) => {
    const rows = await tx.rows<Row & { total: number }>(page, [...found.values, ...pageValues])
    const counted = rows[0]?.total ?? (await countBeyondTheEnd(tx, total, found, search.page))
    return { items: rows.map(toEnquiryRow), total: counted }
  })
}

function conditionsOf(ctx: StaffContext, search: EnquirySearch): Conditions {
  const found = new Conditions()
  // Statuses stand in the text, so that the partial index of the open queue serves them.
  if (search.status !== 'any') found.addFixed(search.status, `e.status = '${search.status}'`)
  if (search.queue === 'mine') found.add('mine', ctx.actor.id, (me) => `e.owner_id = ${me}`)
  if (search.queue === 'unassigned') found.addFixed('unassigned', 'e.owner_id is null')
  if (search.queue === 'team') {
    found.add('team', ctx.actor.id, (me) => `e.team = (select team from staff_members where id = ${me})`)
  }
  if (search.owner) found.add('owner', search.owner, (owner) => `e.owner_id = ${owner}`)
  if (search.topic) found.add('topic', search.topic, (topic) => `e.topics @> array[${topic}]`)
  if (search.query) addSearch(found, search.query)
  return found
}

/** A reference goes straight to its row; anything else must be found word by word in names and references. */
function addSearch(found: Conditions, query: string): void {
  const reference = parseReference(query)
  if (reference?.startsWith('ENQ')) {
    found.add('reference', reference, (value) => `e.reference = ${value}`)
    return
  }
  for (const [index, word] of wordsOf(reference ?? query).entries()) {
    found.add(`word${index}`, likePattern(word), (pattern) => `e.search_text like ${pattern}`)
  }
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
    team: row.team,
  }
}

export type EnquiryListRow = Row
