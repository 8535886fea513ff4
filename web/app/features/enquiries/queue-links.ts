import { canBeSorted, type EnquirySearch, mostCounted, type QueueCounts } from '@send-hub/shared'
import type { ListLink } from '../../lib/staff-list.tsx'

type Href = (change: Partial<EnquirySearch>) => string

const queues = { mine: 'Mine', team: 'My team’s', all: 'All', unassigned: 'Unassigned' } as const
const statuses = {
  waiting: 'Waiting for us',
  snoozed: 'Put aside',
  paused: 'Waiting for the family',
  answered: 'Answered',
  closed: 'Closed',
  spam: 'Spam',
  any: 'Any state',
} as const
const sorts = { 'reply-by': 'Reply by', waiting: 'Longest waiting', newest: 'Newest' } as const

/** The views of the queue as links; where there is a count, it tells where the work is. */
export function queueLinks(search: EnquirySearch, counts: QueueCounts, href: Href) {
  return {
    queues: links(
      queues,
      search.queue,
      (queue) => href({ queue, ...(queue === 'unassigned' && { owner: undefined }) }),
      search.status === 'waiting' ? counts : {},
    ),
    narrower: search.status === 'waiting' ? narrower(search, counts, href) : [],
    statuses: links(statuses, search.status, (status) => href({ status }), { snoozed: counts.snoozed }),
    // Where only the newest can come first, there is nothing to choose.
    sorts: canBeSorted(search) ? links(sorts, search.sort, (sort) => href({ sort })) : [],
  }
}

/** One press narrows the list, another widens it again. */
function narrower(
  { due, priority, escalated, unlinked }: EnquirySearch,
  counts: QueueCounts,
  href: Href,
): ListLink[] {
  const one = (text: string, count: number, isCurrent: boolean, change: Partial<EnquirySearch>) => ({
    ...{ text, isCurrent, ...counted(count) },
    href: href(isCurrent ? withoutValues(change) : change),
  })
  return [
    one('Late', counts.late, due === 'late', { due: 'late' }),
    one('Promised for today', counts.today, due === 'today', { due: 'today' }),
    one('Urgent', counts.urgent, priority === 'urgent', { priority: 'urgent' }),
    one('Escalated', counts.escalated, escalated === 'yes', { escalated: 'yes' }),
    one('No case linked', counts.unlinked, unlinked === 'yes', { unlinked: 'yes' }),
  ]
}

const counted = (count: number) => (count > mostCounted ? { count: mostCounted, isMore: true } : { count })

const withoutValues = (change: Partial<EnquirySearch>): Partial<EnquirySearch> =>
  Object.fromEntries(Object.keys(change).map((name) => [name, undefined]))

function links<K extends string>(
  words: Record<K, string>,
  current: K,
  href: (key: K) => string,
  counts: { [Key in string]?: number } = {},
): ListLink[] {
  return (Object.keys(words) as K[]).map((key) => {
    const count = counts[key]
    return {
      text: words[key],
      href: href(key),
      isCurrent: key === current,
      ...(count !== undefined && counted(count)),
    }
  })
}
