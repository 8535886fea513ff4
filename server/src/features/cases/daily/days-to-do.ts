import { addDays, type Day, londonDay, londonHour } from '../../../platform/calendar/index.ts'

/** The hour in Europe/London from which a day's work may begin: nobody is written to in the night. */
export const dailyWorkFromHour = 7

/**
 * The days whose work is to be done now, oldest first: all that were missed, and today, weekends and bank holidays
 * included. Nothing before the first day on which the work was ever done: a hub begins with today.
 */
export function daysToDo(state: { lastFinished: Day | null; firstUnfinished: Day | null }, now: Date): Day[] {
  if (londonHour(now) < dailyWorkFromHour) return []
  const today = londonDay(now)
  const first = state.firstUnfinished ?? (state.lastFinished ? addDays(state.lastFinished, 1) : today)
  const days: Day[] = []
  for (let day = first; day <= today; day = addDays(day, 1)) days.push(day)
  return days
}
