import { type Priority, priorities, type TopicCode, topicSettings } from '@send-hub/shared'
import {
  addMonths,
  addWorkingDays,
  type BankHolidays,
  type Day,
  earliest,
  londonDay,
  replyByDay,
  workingDayOnOrAfter,
} from '../../../platform/calendar/index.ts'

/** Working days for a real answer by a person. An automatic acknowledgement does not meet them. */
export const targetWorkingDays = { P0: 0, P1: 0, P2: 2, P3: 5, P4: 10 } as const satisfies Record<
  Priority,
  number
>

/** A complaint is acknowledged in working days. Source: LGSCO Complaint Handling Code, from 1 April 2026. */
const complaintAcknowledgedWithin = 5

/** What somebody who writes is promised. `level` is the priority as a number, 0 the most urgent. */
export type ReplyPromise = { priority: Priority; level: number; replyBy: Day }

/** The day promised at a priority. A risk of harm is answered on the day it arrives, whatever day or hour that is. */
export function replyByForPriority(priority: Priority, arrivedAt: Date, holidays: BankHolidays): Day {
  if (priority === 'P0') return londonDay(arrivedAt)
  return replyByDay(arrivedAt, targetWorkingDays[priority], holidays)
}

/**
 * What is promised to somebody who writes about these topics: the most urgent priority and the earliest day.
 * @throws RangeError without a topic
 */
export function promiseForTopics(
  topics: readonly TopicCode[],
  arrivedAt: Date,
  holidays: BankHolidays,
): ReplyPromise {
  const promises = topics.map((topic) => promiseForTopic(topic, arrivedAt, holidays))
  const replyBy = earliest(promises.map((promise) => promise.replyBy))
  if (!replyBy) throw new RangeError('An enquiry has at least one topic')
  const level = Math.min(...promises.map((promise) => promise.level))
  return { priority: priorities[level] as Priority, level, replyBy }
}

/**
 * The day promised for what an enquiry is about at the priority it has, which staff or the family may have changed. The
 * two topics with their own clock keep it, unless the priority is sooner.
 * @throws RangeError without a topic
 */
export function replyByAt(
  topics: readonly TopicCode[],
  level: number,
  arrivedAt: Date,
  holidays: BankHolidays,
): Day {
  const ofTopics = topics.map((topic) => ({ topic, ...promiseForTopic(topic, arrivedAt, holidays) }))
  const ownClocks = ofTopics.filter(({ topic }) => hasOwnClock(topic))
  const isOnlyOwnClocks = ownClocks.length === ofTopics.length && ownClocks.every((own) => own.level <= level)
  const days = ownClocks.map(({ replyBy }) => replyBy)
  if (!isOnlyOwnClocks) days.push(replyByForPriority(priorities[level] as Priority, arrivedAt, holidays))
  const replyBy = earliest(days)
  if (!replyBy) throw new RangeError('An enquiry has at least one topic')
  return replyBy
}

/** Complaints and requests for information: how long they may take is not ours to say. */
export const hasOwnClock = (topic: TopicCode): boolean => topicSettings[topic].defaultPriority === null

/** One month from the day of receipt; the next working day where that is a day off. Source: ICO on UK GDPR art 12(3). */
export function accessRequestDueOn(receivedOn: Day, holidays: BankHolidays): Day {
  return workingDayOnOrAfter(addMonths(receivedOn, 1), holidays)
}

/** The day by which a complaint is acknowledged, counted from the day it came in, at whatever hour. */
export function complaintAcknowledgedBy(receivedOn: Day, holidays: BankHolidays): Day {
  return addWorkingDays(receivedOn, complaintAcknowledgedWithin, holidays)
}

function promiseForTopic(topic: TopicCode, arrivedAt: Date, holidays: BankHolidays): ReplyPromise {
  // The two topics with their own clock stand in the queue where their wait is about as long.
  if (topic === 'COMPLAINT') return at('P3', complaintAcknowledgedBy(londonDay(arrivedAt), holidays))
  if (topic === 'DATA') return at('P4', accessRequestDueOn(londonDay(arrivedAt), holidays))
  const priority = topicSettings[topic].defaultPriority ?? 'P3'
  return at(priority, replyByForPriority(priority, arrivedAt, holidays))
}

function at(priority: Priority, replyBy: Day): ReplyPromise {
  return { priority, level: priorities.indexOf(priority), replyBy }
}
