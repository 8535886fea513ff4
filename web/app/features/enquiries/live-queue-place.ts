import type { EnquiryRow, EnquirySearch } from '@send-hub/shared'

/** What tells where an enquiry stands in a list, whatever its order. */
export type PlaceInQueue = Pick<EnquiryRow, 'id' | 'priority' | 'replyBy' | 'waitingSince' | 'openedAt'>

export function placeInQueue({ id, priority, replyBy, waitingSince, openedAt }: EnquiryRow): PlaceInQueue {
  return { id, priority, replyBy, waitingSince, openedAt }
}

/** The queue's own orders (the API), each the first difference that counts. */
const orders: Record<EnquirySearch['sort'], (a: PlaceInQueue, b: PlaceInQueue) => number> = {
  'reply-by': (a, b) =>
    Number(a.priority > 0) - Number(b.priority > 0) || compare(a.replyBy, b.replyBy) || compare(a.id, b.id),
  waiting: (a, b) => compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id),
  newest: (a, b) => compare(b.openedAt, a.openedAt) || compare(b.id, a.id),
}

export const comesBefore = (a: PlaceInQueue, b: PlaceInQueue, sort: EnquirySearch['sort']): boolean =>
  orders[sort](a, b) < 0

/** Days and moments of ISO 8601 in UTC, which have the order of their letters; what is not known comes last. */
function compare(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
