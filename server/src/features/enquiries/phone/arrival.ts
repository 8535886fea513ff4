import { addDays, type Day, londonDay, startOfLondonDay } from '../../../platform/calendar/index.ts'
import { invalid } from '../../../platform/errors.ts'

const hourMs = 60 * 60 * 1000

/** A letter that lay about for longer than this was typed wrong. Days. */
const longestAgo = 366

/**
 * When something came. On a past day it counts as come at noon: the promise is reckoned from that day, never from the
 * next as after 17:00, and the thread shows it on its day.
 * @throws validation-failed for a day to come, or one longer ago than a year
 */
export function arrivedAt(receivedOn: Day | undefined, now: Date): Date {
  const today = londonDay(now)
  if (!receivedOn || receivedOn === today) return now
  if (receivedOn > today) throw invalid('/receivedOn', 'The day it came must be today or in the past')
  if (receivedOn < addDays(today, -longestAgo))
    throw invalid('/receivedOn', 'The day it came must be in the past year')
  return new Date(startOfLondonDay(receivedOn).getTime() + 12 * hourMs)
}
