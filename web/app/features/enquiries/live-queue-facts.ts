import type { EnquiryRow, EnquirySearch } from '@send-hub/shared'
import { topicLabel } from '../../lib/staff-words.ts'
import type { LiveView } from './live-queue-fits.ts'

/** What the queue in the browser has to know to tell which changes belong to it. */
export function liveFacts(facts: {
  search: EnquirySearch
  rows: { items: readonly EnquiryRow[] }
  myTeam: string
}): LiveView {
  const { query, page, pageSize: _, ...search } = facts.search
  // Whoever owns something in my own list is me, or somebody I cover for.
  const owners = search.queue === 'mine' ? facts.rows.items.flatMap(({ ownerId }) => ownerId ?? []) : []
  return {
    search,
    isNarrow: Boolean(query) || page > 1,
    myTeam: facts.myTeam,
    covered: [...new Set(owners)],
    topic: search.topic ? topicLabel(search.topic) : null,
  }
}
