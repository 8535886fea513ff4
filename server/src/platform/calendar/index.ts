export { type Day, formatDay, formatDayLong, formatDayShort, formatDayWithWeekday } from '@send-hub/shared'
export {
  type BankHolidayFeed,
  type BankHolidays,
  englandAndWales,
  isBeyondKnownHolidays,
  readBankHolidays,
} from './bank-holidays.ts'
export {
  addDays,
  addMonths,
  addWeeks,
  type DayOfWeek,
  dayOfWeek,
  daysBetween,
  earliest,
  latest,
} from './days.ts'
export { londonDay, londonHour, startOfLondonDay } from './london.ts'
export { countsAsNextDayFrom, replyByDay } from './reply-by-day.ts'
export {
  addWorkingDays,
  addWorkingDaysInclusive,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  subtractWorkingDays,
  workingDayOnOrAfter,
} from './working-days.ts'
