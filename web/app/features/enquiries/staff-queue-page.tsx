import { listShortcuts } from '../../lib/list-shortcuts.ts'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useRememberList } from '../../lib/use-last-list.ts'
import { useTickingClock } from '../../lib/use-ticking-clock.ts'
import { QueueFilters } from './staff-queue-filters.tsx'
import { QueueTable } from './staff-queue-table.tsx'
import type { QueueView } from './staff-queue-view.ts'

const shortcuts = listShortcuts('enquiry')

/** The queue: whose enquiries, in which state, in the order of what was promised. */
export function StaffQueuePage({ view }: { view: QueueView }) {
  const now = useTickingClock(view.now)
  useRememberList('/staff/enquiries')
  return (
    <>
      <h1 className="govuk-heading-l">{view.title}</h1>
      <div className="staff-bar">
        <ListLinks label="Whose" links={view.queues} />
        <ListLinks label="State" links={view.statuses} />
        <ListLinks label="Order" links={view.sorts} />
      </div>
      <QueueFilters view={view} />
      {view.rows.length > 0 ? (
        <QueueTable title={view.title} rows={view.rows} sort={view.sort} now={now} />
      ) : (
        <NothingHere view={view} />
      )}
      <RangeAndPages {...view} what="enquiries">
        <Shortcuts shortcuts={shortcuts} />
      </RangeAndPages>
    </>
  )
}

function NothingHere({ view }: { view: QueueView }) {
  return (
    <div className="staff-empty">
      <p className="govuk-body">
        {view.query
          ? 'No enquiry has this name or reference. Check the spelling, or try only the surname.'
          : view.clearHref
            ? 'No enquiry fits these filters.'
            : 'No enquiries here. Nobody is waiting in this list.'}
      </p>
      {view.clearHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={view.clearHref}>
            Clear the search and filters
          </a>
        </p>
      )}
    </div>
  )
}
