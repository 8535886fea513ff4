import type { LiveEnquiry } from '@send-hub/shared'
import { londonDay } from '../../lib/london-time.ts'
import { leftFor } from './live-queue-fits.ts'
import type { RowChange } from './live-queue-list.ts'
import { comesBefore } from './live-queue-place.ts'
import { type QueueRowView, queueRowView } from './queue-row-view.ts'
import type { QueueView } from './staff-queue-view.ts'

/**
 * A change in the words of the queue. A file of its own: it brings much along and is loaded when something happens.
 * @param now milliseconds since 1970, by the hub's clock
 */
export function liveRow(
  row: LiveEnquiry,
  { live, rowWords }: Pick<QueueView, 'live' | 'rowWords'>,
  { me, now }: { me: string | null; now: number },
): RowChange<QueueRowView> {
  const today = londonDay(new Date(now))
  return {
    row: queueRowView(row, { ...rowWords, today }),
    goneTo: leftFor(row, live, { me, today, teams: rowWords.teams }),
    mayBeNew: !live.isNarrow && (live.end === null || comesBefore(row, live.end, live.search.sort)),
  }
}
