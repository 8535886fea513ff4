import { type EnquiryRow, type EnquirySearch, sortOf } from '@send-hub/shared'
import { topicLabel } from '../../lib/staff-words.ts'
import type { LiveView } from './live-queue-fits.ts'
import { placeInQueue } from './live-queue-place.ts'

/** What the queue in the browser has to know to tell which changes belong to it. */
export function liveFacts(facts: {
  search: EnquirySearch
  rows: { items: readonly EnquiryRow[]; total: number }
  myTeam: string
}): LiveView {
  const { query, page, pageSize: _, ...search } = facts.search
  const { items, total } = facts.rows
  const last = items.at(-1)
  // Whoever owns something in my own list is me, or somebody I cover for.
  const owners = search.queue === 'mine' ? items.flatMap(({ ownerId }) => ownerId ?? []) : []
  return {
    search: { ...search, sort: sortOf(facts.search) },
    isNarrow: Boolean(query) || page > 1,
    end: last && total > items.length ? placeInQueue(last) : null,
    myTeam: facts.myTeam,
    covered: [...new Set(owners)],
    topic: search.topic ? topicLabel(search.topic) : null,
  }
}
