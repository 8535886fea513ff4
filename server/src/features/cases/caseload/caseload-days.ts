import {
  addDays,
  addWorkingDays,
  type Day,
  dayOfWeek,
  nextWorkingDay,
} from '../../../platform/calendar/index.ts'

/** How far ahead "about to be late" looks, in working days. */
const soonWorkingDays = 10

/** The days that the views of a caseload turn on. All in Europe/London. */
export interface CaseloadDays {
  today: Day
  /** The day to act is at most 10 working days away exactly if the legal day is no later than this. */
  soonLegalOn: Day
  /** The day to act is in this week, Monday to Sunday, exactly if the legal day is no later than this. */
  weekLegalOn: Day
}

/** Acting happens on the last working day before the legal one: so the working day after a day still belongs to it. */
export function caseloadDays(today: Day): CaseloadDays {
  return {
    today,
    soonLegalOn: nextWorkingDay(addWorkingDays(today, soonWorkingDays)),
    weekLegalOn: nextWorkingDay(endOfWeek(today)),
  }
}

const daysToSunday = {
  Monday: 6,
  Tuesday: 5,
  Wednesday: 4,
  Thursday: 3,
  Friday: 2,
  Saturday: 1,
  Sunday: 0,
} as const

/** The Sunday of this week; the day itself on a Sunday. */
export function endOfWeek(day: Day): Day {
  return addDays(day, daysToSunday[dayOfWeek(day)])
}
