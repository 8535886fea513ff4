import type { Council, Day, EnquiryRow, EnquirySearch } from '@send-hub/shared'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { compactDay } from '../../lib/staff-moments.ts'
import { channelLabel, teamName, topicChoices, topicLabel } from '../../lib/staff-words.ts'
import { replyByWords, type Urgency, urgencyOf } from './staff-promise-words.ts'
import { queueHref } from './staff-queue-href.ts'

type Link = { text: string; href: string; isCurrent: boolean }
type Choice = { value: string; text: string }

/** One line of the queue, in the words it is shown in. */
export type QueueRowView = {
  id: string
  reference: string
  contactName: string
  child: { name: string; reference: string; href: string } | null
  topic: string
  /** How many other topics there are. */
  moreTopics: number
  urgency: Urgency
  replyBy: string
  /** The day promised, where `replyBy` says something else. */
  promisedOn: string | null
  /** P0 and P1 are said; the others show in the date alone. */
  isUrgent: boolean
  priority: number
  /** Milliseconds since 1970; null when they do not wait for us. */
  waitingSince: number | null
  owner: string | null
  team: string
  channel: string
  /** Null where the whole list is in one state. */
  status: string | null
}

/** All that the queue page shows: plain values, the same on the server and in the browser. */
export type QueueView = ListPages & {
  /** Milliseconds since 1970. */
  now: number
  title: string
  queues: Link[]
  statuses: Link[]
  sorts: Link[]
  sort: EnquirySearch['sort']
  /** What the filter form sends along unchanged. */
  kept: { name: string; value: string }[]
  topics: Choice[]
  topic: string
  owners: Choice[]
  owner: string
  query: string
  /** Where "clear" leads; null when nothing narrows the list. */
  clearHref: string | null
  rows: QueueRowView[]
}

export type QueueFacts = {
  search: EnquirySearch
  /** The sealed form of `search.query`, for links. */
  searchToken: string | undefined
  rows: { items: EnquiryRow[]; total: number }
  colleagues: readonly { id: string; name: string; team: string }[]
  council: Council
  today: Day
  now: Date
}

export function queueView(facts: QueueFacts): QueueView {
  const { search, searchToken, rows, colleagues, now } = facts
  const current = { ...search, search: searchToken }
  const href = (change: Partial<typeof current>) => queueHref({ ...current, page: 1, ...change })
  const narrowed = search.topic || search.owner || search.query
  return {
    now: now.getTime(),
    title: titleOf(search),
    queues: links(queues, search.queue, (queue) =>
      href({ queue, ...(queue === 'unassigned' && { owner: undefined }) }),
    ),
    statuses: links(statuses, search.status, (status) => href({ status })),
    sorts: links(sorts, search.sort, (sort) => href({ sort })),
    sort: search.sort,
    kept: keptFields(search, searchToken),
    topics: topicChoices(),
    topic: search.topic ?? '',
    owners: colleagues.map(({ id, name }) => ({ value: id, text: name })),
    owner: search.owner ?? '',
    query: search.query ?? '',
    clearHref: narrowed ? queueHref({ queue: search.queue, status: search.status, sort: search.sort }) : null,
    rows: rows.items.map((row) => rowView(row, facts)),
    ...listPages(search, rows.total, (page) => href({ page })),
  }
}

const queues = { mine: 'Mine', team: 'My team’s', all: 'All', unassigned: 'Unassigned' } as const
const statuses = {
  waiting: 'Waiting for us',
  paused: 'Waiting for the family',
  answered: 'Answered',
  closed: 'Closed',
  spam: 'Spam',
  any: 'Any state',
} as const
const sorts = { 'reply-by': 'Reply by', waiting: 'Longest waiting', newest: 'Newest' } as const

function links<K extends string>(words: Record<K, string>, current: K, href: (key: K) => string): Link[] {
  return (Object.keys(words) as K[]).map((key) => ({
    text: words[key],
    href: href(key),
    isCurrent: key === current,
  }))
}

function titleOf({ queue, status }: EnquirySearch): string {
  const whose = {
    mine: 'My enquiries',
    team: 'My team’s enquiries',
    all: 'All enquiries',
    unassigned: 'Unassigned enquiries',
  }
  return status === 'any' ? whose[queue] : `${whose[queue]}: ${statuses[status].toLowerCase()}`
}

function keptFields({ queue, status, sort }: EnquirySearch, search: string | undefined) {
  return Object.entries({ queue, status, sort, search }).flatMap(([name, value]) =>
    value ? [{ name, value }] : [],
  )
}

const statusWords = {
  waiting: 'Waiting',
  paused: 'Paused',
  answered: 'Answered',
  closed: 'Closed',
  spam: 'Spam',
} as const

function rowView(row: EnquiryRow, { council, today, search }: QueueFacts): QueueRowView {
  const [topic = '', ...more] = row.topics.map(topicLabel)
  const urgency = urgencyOf(row, today)
  return {
    id: row.id,
    reference: row.reference,
    contactName: row.contactName,
    child: row.caseId
      ? { name: row.childName ?? '', reference: row.caseReference ?? '', href: `/staff/cases/${row.caseId}` }
      : null,
    topic,
    moreTopics: more.length,
    urgency,
    replyBy: replyByWords(row, today),
    promisedOn:
      urgency === 'over' && row.replyBy ? compactDay(row.replyBy, today).replace(/^\w+ /, '') : null,
    isUrgent: row.priority < 2,
    priority: row.priority,
    waitingSince: row.waitingSince ? Date.parse(row.waitingSince) : null,
    owner: row.ownerName,
    team: teamName(council, row.team),
    channel: channelLabel(row.channel),
    status: search.status === 'any' ? statusWords[row.status] : null,
  }
}
