import {
  addDays,
  addMonths,
  type Day,
  isWorkingDay,
  londonDay,
  londonHour,
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
  now: Date
  today: Day
  /** This many calendar days before today (after, when negative), whatever day of the week. */
  day(daysAgo: number): Day
  /** The same, or the last working day before it. Keeps the order of days. */
  workingDay(daysAgo: number): Day
  /** The same, or the first working day after it. */
  workingDayFrom(daysAgo: number): Day
  /** Today with 0 (or the last working day), else the n-th working day before. */
  workingDaysAgo(count: number): Day
  /** The first of September that comes next. */
  nextSchoolYear: Day
  /** A day of birth in the cohort of a school year (0 is reception), the `place`-th of twelve months from September. */
  bornInYear(schoolYear: number, place: number): Day
  at(day: Day, time: Time): Date
}

export function demoCalendar(now: Date): DemoCalendar {
  const today = londonDay(now)
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  const schoolYearBegan = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  return {
    now,
    today,
    day,
    workingDay: (daysAgo) => lastWorkingDay(day(daysAgo)),
    workingDayFrom: (daysAgo) => workingDayOnOrAfter(day(daysAgo)),
    workingDaysAgo(count) {
      let found = lastWorkingDay(today)
      for (let step = 0; step < count; step++) found = previousWorkingDay(found)
      return found
    },
    nextSchoolYear: `${schoolYearBegan + 1}-09-01`,
    bornInYear: (schoolYear, place) => addMonths(`${schoolYearBegan - schoolYear - 5}-09-14`, place),
    at(on, time) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      const counted = startOfLondonDay(on).getTime() + (hours * 60 + minutes) * 60_000
      // On the two days on which the clocks change, the hours since midnight are not the hour of the day.
      const moment = counted + (hours - londonHour(new Date(counted))) * 3_600_000
      return new Date(Math.min(moment, now.getTime()))
    },
  }
}

const lastWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : previousWorkingDay(day))
