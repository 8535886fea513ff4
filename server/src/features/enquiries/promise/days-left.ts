import {
  addDays,
  type BankHolidays,
  countsAsNextDayFrom,
  type Day,
  isWorkingDay,
  londonDay,
  londonHour,
  nextWorkingDay,
  replyByDay,
} from '../../../platform/calendar/index.ts'

/**
 * The working days that are left of a promise at a moment: those after today up to the promised day; on a day off, and from
 * 17:00 in London, today counts as the next working day. 0 on the promised day itself, and when it has passed. So a pause
 * that lasts no working time puts nothing off.
 */
export function workingDaysLeft(at: Date, replyBy: Day, holidays: BankHolidays): number {
  let day = worksFrom(at, holidays)
  let left = 0
  while (day < replyBy) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left += 1
  }
  return left
}

/** The working day at hand at a moment, or the next. */
export function worksFrom(at: Date, holidays: BankHolidays): Day {
  const today = londonDay(at)
  const isOver = londonHour(at) >= countsAsNextDayFrom || !isWorkingDay(today, holidays)
  return isOver ? nextWorkingDay(today, holidays) : today
}

/** The day promised once the family has written: what was left when the promise was paused, and a working day at least. */
export function replyByAfterPause(wroteAt: Date, daysLeft: number, holidays: BankHolidays): Day {
  return replyByDay(wroteAt, Math.max(1, daysLeft), holidays)
}
