import { type EnquiriesReport, enquiryChannels, priorities, topicSettings } from '@send-hub/shared'
import { addDays, addMonths, type Day } from '../../platform/calendar/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import * as store from './enquiries-report.store.ts'
import { percentOf } from './reports.store.ts'

/**
 * How the hub answers: what came, how soon a person answered, which promises were kept. Source of the measures: what
 * parents asked of Kent (petition 511: an answer by a person in five working days), and the hub's own targets.
 * @param month `YYYY-MM`; if absent, the whole calendar year `year`
 */
export async function enquiriesReport(
  tx: Tx,
  { year, month, today }: { year: number; month: string | undefined; today: Day },
): Promise<EnquiriesReport> {
  const from = month ? `${month}-01` : `${year}-01-01`
  const end = month ? addMonths(from, 1) : `${year + 1}-01-01`
  const period: store.Period = { from, end, today }

  const { total, topics, channels } = await store.readArrived(tx, period)
  const events = await store.readEventCounts(tx, period)
  const promises = await store.readPromises(tx, period)
  const { offered, enough } = await store.readOffered(tx, period)
  const feedback = await store.readFeedback(tx, period)
  const repeatContacts = events['repeat-contact'] ?? 0
  return {
    from,
    to: today < end && today >= from ? today : addDays(end, -1),
    isRunning: today >= from && today < end,
    arrived: {
      total,
      byTopic: topics.map(({ topic, count }) => ({ topic, label: topicSettings[topic].staffLabel, count })),
      byChannel: enquiryChannels.map((channel) => ({ channel, count: channels[channel] ?? 0 })),
      byTime: await store.readByTime(tx, period, month ? 'day' : 'month'),
    },
    load: await store.readLoad(tx, period),
    firstAnswer: await firstAnswers(tx, period),
    promises: {
      ...promises,
      keptPercent: percentOf(promises.kept, promises.kept + promises.keptLate + promises.broken),
    },
    raised: { toSenior: events['escalated:senior'] ?? 0, toManager: events['escalated:manager'] ?? 0 },
    reopened: events.reopened ?? 0,
    closed: events.closed ?? 0,
    repeatContacts,
    repeatContactsPercent: percentOf(repeatContacts, total + repeatContacts),
    answeredBeforeAsked: { offered, enough, enoughPercent: percentOf(enough, offered) },
    feedback: {
      ...feedback,
      answeredPercent: percentOf(feedback.answered, feedback.answered + feedback.notAnswered),
    },
    complaints: await store.readComplaints(tx, period),
    callBacks: await store.readCallBacks(tx, period),
    now: await store.readNow(tx, today),
  }
}

async function firstAnswers(tx: Tx, period: store.Period): Promise<EnquiriesReport['firstAnswer']> {
  const found = await store.readFirstAnswers(tx, period)
  const of = (level: number | null) => {
    const counts = found.find((row) => row.level === level)?.counts ?? store.nothingAnswered
    return { ...counts, inTimePercent: percentOf(counts.inTime, counts.known) }
  }
  return {
    whole: of(null),
    byPriority: priorities.map((priority, level) => ({ priority, ...of(level) })),
  }
}
