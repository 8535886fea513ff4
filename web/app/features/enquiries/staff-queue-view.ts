import {
  type CallToMake,
  type Council,
  type Day,
  type EnquiryRow,
  type EnquirySearch,
  type QueueCounts,
  queueQuery,
  type SavedView,
} from '@send-hub/shared'
import type { ListForm } from '../../lib/form.ts'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import type { ListLink } from '../../lib/staff-list.tsx'
import { liveFacts } from './live-queue-facts.ts'
import type { LiveView } from './live-queue-fits.ts'
import { type CallToday, callsToday } from './queue-calls-view.ts'
import { queueChoices } from './queue-choices.ts'
import { queueLinks } from './queue-links.ts'
import { type QueueRowView, queueRowView, type RowWords } from './queue-row-view.ts'
import { queueHref } from './staff-queue-href.ts'

type Choice = { value: string; text: string }

/** All that the queue page shows: plain values, the same on the server and in the browser. */
export type QueueView = ListPages & {
  /** Milliseconds since 1970. */
  now: number
  title: string
  /** What was just done; null: nothing. */
  done: string | null
  queues: ListLink[]
  /** "Late 3", "Urgent 1": where the work is, each narrowing the list or widening it again. */
  narrower: ListLink[]
  statuses: ListLink[]
  sorts: ListLink[]
  sort: EnquirySearch['sort']
  saved: ListLink[]
  /** Open tasks: one's own and the team's. */
  tasks: number
  /** What the filter form sends along unchanged. */
  kept: { name: string; value: string }[]
  filters: { name: string; label: string; value: string; items: Choice[] }[]
  query: string
  /** The filters as they are, for a view to be saved; null: nothing narrows the list. */
  toSave: string | null
  /** Where "clear" leads; null when nothing narrows the list. */
  clearHref: string | null
  /** Of one's own list: the calls of today. */
  calls: CallToday[]
  rows: QueueRowView[]
  rowWords: RowWords
  /** Which changes belong to this list. */
  live: LiveView
  /** What can be done with several. */
  bulk: ListForm & { from: string; owners: Choice[]; teams: Choice[]; topics: Choice[] }
  /** Teams to share out, one's own first chosen. */
  shareOut: { teams: Choice[]; team: string }
}

export type QueueFacts = {
  search: EnquirySearch
  /** The sealed form of `search.query`, for links. */
  searchToken: string | undefined
  rows: { items: EnquiryRow[]; total: number; isMore?: boolean | undefined }
  counts: QueueCounts
  saved: readonly SavedView[]
  /** One's own; left out in any other list. */
  calls?: readonly CallToMake[]
  colleagues: readonly { id: string; name: string; team: string }[]
  myTeam: string
  council: Council
  today: Day
  now: Date
  done?: string | null
  form?: ListForm | undefined
}

export function queueView(facts: QueueFacts): QueueView {
  const { search, searchToken, rows, now, counts } = facts
  const current = { ...search, search: searchToken }
  const href = (change: Partial<typeof current>) => queueHref({ ...current, page: 1, ...change })
  const rowWords = rowWordsOf(facts)
  const choices = queueChoices(facts)
  return {
    now: now.getTime(),
    title: titleOf(search),
    done: facts.done ?? null,
    ...queueLinks(search, counts, href),
    sort: search.sort,
    saved: savedLinks(facts),
    tasks: counts.tasks,
    kept: keptFields(search, searchToken),
    filters: choices.filters,
    query: search.query ?? '',
    toSave: queueQuery(search) || null,
    clearHref: isNarrowed(search)
      ? queueHref({ queue: search.queue, status: search.status, sort: search.sort })
      : null,
    calls: callsToday(facts.calls ?? [], facts.today),
    rows: rows.items.map((row) => queueRowView(row, rowWords)),
    rowWords,
    live: liveFacts(facts),
    bulk: {
      from: queueHref({ ...search, page: search.page }),
      ...{ typed: {}, errors: [], ...facts.form },
      ...{ owners: choices.owners, teams: choices.teams, topics: choices.topics },
    },
    shareOut: { teams: choices.teams, team: search.team ?? facts.myTeam },
    ...pagesOf(facts, (page) => href({ page })),
  }
}

function pagesOf({ search, rows }: QueueFacts, href: (page: number) => string): ListPages {
  const pages = listPages(search, rows.total, href)
  return rows.isMore && pages.range
    ? { ...pages, range: pages.range.replace(/ of /, ' of more than '), nextHref: href(search.page + 1) }
    : pages
}

function rowWordsOf({ council, today, search }: QueueFacts): RowWords {
  const teams = Object.fromEntries(Object.entries(council.teams).map(([code, { name }]) => [code, name]))
  return { today, teams, isAnyState: search.status === 'any' }
}

const isNarrowed = ({ queue: _, status: __, sort: ___, query, ...filters }: EnquirySearch) =>
  Boolean(query) || queueQuery(filters) !== ''

function savedLinks({ saved, search }: QueueFacts): ListLink[] {
  const here = queueQuery(search)
  return saved.map(({ name, query, isMine, ownerName }) => ({
    text: isMine ? name : `${name} (${ownerName})`,
    href: queueHref(Object.fromEntries(new URLSearchParams(query))),
    isCurrent: here !== '' && query === here && !search.query,
  }))
}

const whose = {
  mine: 'My enquiries',
  team: 'My team’s enquiries',
  all: 'All enquiries',
  unassigned: 'Unassigned enquiries',
} as const
const titles = {
  waiting: 'waiting for us',
  snoozed: 'put aside',
  paused: 'waiting for the family',
  answered: 'answered',
  closed: 'closed',
  spam: 'spam',
} as const

function titleOf({ queue, status }: EnquirySearch): string {
  return status === 'any' ? whose[queue] : `${whose[queue]}: ${titles[status]}`
}

/** The form of the filters has a field for each of them; the rest of the address goes along as it is. */
function keptFields(
  { queue, status, sort, due, escalated, unlinked }: EnquirySearch,
  search: string | undefined,
) {
  const kept = { queue, status, sort, due, escalated, unlinked, search }
  return Object.entries(kept).flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
