import {
  type BulkOrders,
  type BulkOrderView,
  bulkActWords,
  type Day,
  type OpenedBulkOrder,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { momentWords } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'
import { type BulkCheckView, type BulkDoneView, bulkCheckView, bulkDoneView } from './bulk-view.ts'

export const bulkOrdersHref = '/staff/bulk'
export const bulkOrderHref = (id: string) => `${bulkOrdersHref}/${id}`

/** What waits for a second person, and what became of one's own. */
export type BulkOrdersView = {
  news: string | null
  waiting: { id: string; href: string; what: string; asked: string }[]
  mine: { id: string; href: string; what: string; asked: string; state: string; reason: string | null }[]
}

const doneWords: Record<string, string> = {
  asked: 'It waits for a second person. Nothing is written or sent yet',
  stopped: 'It is stopped. Nothing was written or sent',
}

export function bulkOrdersView({ waiting, mine }: BulkOrders, today: Day, done?: string): BulkOrdersView {
  return {
    news: doneWords[done ?? ''] ?? null,
    waiting: waiting.map((order) => ({
      id: order.id,
      href: bulkOrderHref(order.id),
      what: whatWords(order),
      asked: `${order.askedBy.name}, ${momentWords(order.askedAt, today)}`,
    })),
    mine: mine.map((order) => ({
      id: order.id,
      href: bulkOrderHref(order.id),
      what: whatWords(order),
      asked: momentWords(order.askedAt, today),
      state: stateWords(order, today),
      reason: order.reason,
    })),
  }
}

const whatWords = ({ act, caseCount }: BulkOrderView) =>
  `${bulkActWords[act].name}: ${count(caseCount, 'case')}`

function stateWords({ state, decidedBy, decidedAt }: BulkOrderView, today: Day): string {
  if (state === 'waiting') return 'Waits for a second person'
  const who = decidedBy?.isYou ? 'you' : (decidedBy?.name ?? '')
  return `${state === 'sent' ? 'Let go' : 'Stopped'} by ${who}, ${momentWords(decidedAt ?? '', today)}`
}

/** One order: what it would do now, or what became of it. */
export type BulkOrderPageView = {
  action: string
  title: string
  asked: string
  isMine: boolean
  /** Decided: how, and by whom. */
  state: string | null
  reason: string | null
  /** What it would write now; null once it is decided, and where it can only be stopped. */
  check: BulkCheckView | null
  seen: string
  result: BulkDoneView | null
  /** It was let go and nobody knows how far it went. */
  isBroken: boolean
  typed: FormValues
  errors: readonly FormError[]
}

export function bulkOrderPageView(
  { order, preview, seen }: OpenedBulkOrder,
  today: Day,
  form: { typed: FormValues; errors: readonly FormError[] },
): BulkOrderPageView {
  const isWaiting = order.state === 'waiting'
  return {
    action: bulkOrderHref(order.id),
    title: whatWords(order),
    asked: `${order.askedBy.isYou ? 'You' : order.askedBy.name} asked for it, ${momentWords(order.askedAt, today)}.`,
    isMine: order.askedBy.isYou,
    state: isWaiting ? null : `${stateWords(order, today)}.`,
    reason: order.reason,
    check: preview && bulkCheckView(preview, {}, false),
    seen: seen ?? '',
    result: order.result && bulkDoneView(order.result, undefined),
    isBroken: order.state === 'sent' && order.result === null,
    ...form,
  }
}
