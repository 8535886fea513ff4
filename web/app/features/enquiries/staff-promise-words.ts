import { type Day, formatDayLong } from '@send-hub/shared'
import { compactDay } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'

type Promised = { replyBy: Day | null; daysOver: number; status: string }

/** How a promise stands. `none`: nothing is owed, because we have answered or closed it. */
export type Urgency = 'over' | 'today' | 'in-time' | 'none'

export function urgencyOf({ replyBy, daysOver, status }: Promised, today: Day): Urgency {
  if (status !== 'waiting' || !replyBy) return 'none'
  if (daysOver > 0) return 'over'
  return replyBy === today ? 'today' : 'in-time'
}

/** For one cell of the queue: "2 days over", "today", "Thu 26 Nov". The breach is in the words, not in the colour. */
export function replyByWords(promised: Promised, today: Day): string {
  const urgency = urgencyOf(promised, today)
  if (urgency === 'over') return `${count(promised.daysOver, 'day')} over`
  if (urgency === 'today') return 'today'
  return promised.replyBy && urgency === 'in-time' ? compactDay(promised.replyBy, today) : '–'
}

/** For the head of one enquiry: what was promised and how it stands. */
export function promiseWords(promised: Promised, today: Day): { heading: string; detail: string } {
  const urgency = urgencyOf(promised, today)
  const day = promised.replyBy ? formatDayLong(promised.replyBy) : ''
  if (urgency === 'over') {
    return { heading: `${count(promised.daysOver, 'day')} over`, detail: `We promised an answer by ${day}.` }
  }
  if (urgency === 'today') return { heading: 'Answer today', detail: `We promised an answer by ${day}.` }
  if (urgency === 'in-time') return { heading: `Answer by ${day}`, detail: 'The promise can still be kept.' }
  if (promised.status === 'paused') {
    return { heading: 'Waiting for the family', detail: 'Our promise stands still until they write.' }
  }
  return promised.status === 'closed'
    ? { heading: 'Closed', detail: 'Nothing is owed.' }
    : { heading: 'Answered', detail: 'Nothing is owed until they write again.' }
}
