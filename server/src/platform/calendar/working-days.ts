import type { Day } from '@send-hub/shared'
import { type BankHolidays, englandAndWales } from './bank-holidays.ts'
import { addDays, dayOfWeek } from './days.ts'

/** Not a Saturday, a Sunday or a bank holiday in England and Wales. A council's own Christmas closure counts as worked. */
export function isWorkingDay(day: Day, holidays: BankHolidays = englandAndWales): boolean {
  const name = dayOfWeek(day)
  return name !== 'Saturday' && name !== 'Sunday' && !holidays.days.has(day)
}

/** The first working day strictly after. */
export function nextWorkingDay(day: Day, holidays: BankHolidays = englandAndWales): Day {
  return workingDayOnOrAfter(addDays(day, 1), holidays)
}

/** The last working day strictly before. */
export function previousWorkingDay(day: Day, holidays: BankHolidays = englandAndWales): Day {
  let candidate = addDays(day, -1)
  while (!isWorkingDay(candidate, holidays)) candidate = addDays(candidate, -1)
  return candidate
}

/** The day itself when it is worked, else the next that is. */
export function workingDayOnOrAfter(day: Day, holidays: BankHolidays = englandAndWales): Day {
  let candidate = day
  while (!isWorkingDay(candidate, holidays)) candidate = addDays(candidate, 1)
  return candidate
}

/** "Within n working days of" a day: the day itself is not counted. With 0 it is the day itself. */
export function addWorkingDays(day: Day, count: number, holidays: BankHolidays = englandAndWales): Day {
  requireCount(count, 0)
  let reached = day
  for (let done = 0; done < count; done++) reached = nextWorkingDay(reached, holidays)
  return reached
}

/** The day that is n working days before: the day itself is not counted. With 0 it is the day itself. */
export function subtractWorkingDays(day: Day, count: number, holidays: BankHolidays = englandAndWales): Day {
  requireCount(count, 0)
  let reached = day
  for (let done = 0; done < count; done++) reached = previousWorkingDay(reached, holidays)
  return reached
}

/** "n working days beginning with" a day: the day itself is counted, if it is worked. */
export function addWorkingDaysInclusive(
  day: Day,
  count: number,
  holidays: BankHolidays = englandAndWales,
): Day {
  requireCount(count, 1)
  return addWorkingDays(workingDayOnOrAfter(day, holidays), count - 1, holidays)
}

function requireCount(count: number, least: number): void {
  if (!Number.isInteger(count) || count < least)
    throw new RangeError('Working days are counted in whole numbers')
}
