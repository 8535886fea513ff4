import { summaryOf } from '../../lib/form.ts'
import { NarrowFold } from '../../lib/narrow-fold.tsx'
import { ListLinks, RangeAndPages } from '../../lib/staff-list.tsx'
import { Shortcuts } from '../../lib/staff-shortcuts.tsx'
import { useRememberList } from '../../lib/use-last-list.ts'
import { useTickingClock } from '../../lib/use-ticking-clock.ts'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { useLiveQueue } from './live-queue.ts'
import { LiveMark, QueueNews } from './live-queue-news.tsx'
import { bulkFieldId, QueueBulkForm } from './queue-bulk-form.tsx'
import { CallsToday } from './queue-calls.tsx'
import { QueueHead } from './queue-head.tsx'
import { queueShortcuts } from './queue-shortcuts.ts'
import { QueueFilters } from './staff-queue-filters.tsx'
import { QueueTable } from './staff-queue-table.tsx'
import type { QueueView } from './staff-queue-view.ts'

const shortcuts = queueShortcuts()

/** The queue: whose enquiries, in which state, in the order of what was promised. */
export function StaffQueuePage({ view: served }: { view: QueueView }) {
  const live = useLiveQueue(served)
  const { view } = live
  const now = useTickingClock(view.now)
  useRememberList('/staff/enquiries')
  const { bulk, rows } = view
  return (
    <>
      {bulk.errors.length > 0 && (
        <ErrorSummary
          errors={summaryOf(
            bulk.errors.map((error) => ({ ...error, field: error.field && bulkFieldId(error.field) })),
          )}
        />
      )}
      {view.done && <NotificationBanner type="success">{view.done}</NotificationBanner>}
      <QueueHead view={view} />
      <div className="staff-bar">
        <ListLinks label="Whose" links={view.queues} />
      </div>
      <NarrowFold
        summary={view.clearHref ? 'Search, filters and order (in use)' : 'Search, filters and order'}
      >
        <div className="staff-bar">
          {view.narrower.length > 0 && <ListLinks label="Only" links={view.narrower} />}
          <ListLinks label="State" links={view.statuses} />
          {view.sorts.length > 0 && <ListLinks label="Order" links={view.sorts} />}
          {view.saved.length > 0 && <ListLinks label="Saved" links={view.saved} />}
        </div>
        <QueueFilters view={view} />
      </NarrowFold>
      <CallsToday calls={view.calls} />
      <QueueNews live={live} />
      {rows.length > 0 ? (
        <QueueTable
          title={view.title}
          rows={rows}
          sort={view.sort}
          now={now}
          chosen={new Set(chosenIn(bulk.typed))}
        />
      ) : (
        <NothingHere view={view} />
      )}
      <RangeAndPages {...view} what="enquiries">
        <LiveMark isLive={live.isLive} />
        <Shortcuts shortcuts={shortcuts} />
      </RangeAndPages>
      {rows.length > 0 && <QueueBulkForm bulk={bulk} />}
    </>
  )
}

/** The ids that a form chose: each box is named after its enquiry. */
export const chosenIn = (typed: Readonly<Record<string, string | undefined>>) =>
  Object.keys(typed).flatMap((name) => (name.startsWith('enquiry-') ? [name.slice('enquiry-'.length)] : []))

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
