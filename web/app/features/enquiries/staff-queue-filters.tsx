import { ListFilters } from '../../lib/filter-form.tsx'
import { SearchBox } from '../../lib/staff-list.tsx'
import type { QueueView } from './staff-queue-view.ts'

/** Search by name or reference, and the filters. */
export function QueueFilters({ view }: { view: QueueView }) {
  return (
    <ListFilters
      action="/staff/enquiries"
      kept={view.kept}
      filters={view.filters}
      clear={{ href: view.clearHref, text: 'Clear search and filters' }}
    >
      <SearchBox action="/staff/enquiries/search" label="Search by name or reference" query={view.query} />
    </ListFilters>
  )
}
