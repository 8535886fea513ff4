import {
  addDays,
  type Day,
  isWorkingDay,
  londonDay,
  previousWorkingDay,
  startOfLondonDay,
  workingDayOnOrAfter,
} from '../platform/calendar/index.ts'

/** A time of day in London, `HH:MM`. */
export type Time = `${number}:${number}`

/**
 * Days and moments counted from the first start, so that the picture stays the same whenever that is. Staff act on
 * working days only, and nothing lies in the future.
 */
export interface DemoCalendar {
  today: Day
  /** This many calendar days before today (after, when negative), whatever day of the week. */
  day(daysAgo: number): Day
  /** The same, or the last working day before it. Keeps the order of days. */
  workingDay(daysAgo: number): Day
  /** The same, or the first working day after it. */
  workingDayFrom(daysAgo: number): Day
  /** Today with 0 (or the last working day), else the n-th working day before. */
  workingDaysAgo(count: number): Day
  at(day: Day, time: Time): Date
}

export function demoCalendar(now: Date): DemoCalendar {
  const today = londonDay(now)
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  return {
    today,
    day,
    workingDay: (daysAgo) => lastWorkingDay(day(daysAgo)),
    workingDayFrom: (daysAgo) => workingDayOnOrAfter(day(daysAgo)),
    workingDaysAgo(count) {
      let found = lastWorkingDay(today)
      for (let step = 0; step < count; step++) found = previousWorkingDay(found)
      return found
    },
    at(on, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      const moment = startOfLondonDay(on).getTime() + (hours * 60 + minutes) * 60_000
      return new Date(Math.min(moment, now.getTime()))
    },
  }
}

const lastWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : previousWorkingDay(day))
