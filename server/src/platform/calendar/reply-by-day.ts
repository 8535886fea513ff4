import type { Day } from '@send-hub/shared'
import type { BankHolidays } from './bank-holidays.ts'
import { londonDay, londonHour } from './london.ts'
import { addWorkingDays, nextWorkingDay, workingDayOnOrAfter } from './working-days.ts'

/** From this hour in London an arrival counts as the next working day. Service targets only, never the law's. */
export const countsAsNextDayFrom = 17

/**
 * The day by which a person answers, Europe/London. The day of arrival is not counted; an arrival on a day off
 * keeps that day as its day of arrival, so that the family gets the earlier date. With 0 working days it is the
 * day of arrival itself, or the next working day after a day off.
 */
export function replyByDay(arrivedAt: Date, workingDays: number, holidays: BankHolidays): Day {
  const arrivedOn = londonDay(arrivedAt)
  const countedFrom =
    londonHour(arrivedAt) >= countsAsNextDayFrom ? nextWorkingDay(arrivedOn, holidays) : arrivedOn
  return workingDayOnOrAfter(addWorkingDays(countedFrom, workingDays, holidays), holidays)
}
