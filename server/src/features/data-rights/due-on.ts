import {
  addMonths,
  type BankHolidays,
  type Day,
  englandAndWales,
  workingDayOnOrAfter,
} from '../../platform/calendar/index.ts'

/**
 * The last day to answer what came on a day: one month on, the same date next month; that month's end where it has no
 * such date; the next working day where it is a weekend or a bank holiday. Source: the Information Commissioner on UK
 * GDPR Article 12(3).
 */
export function answerDueOn(receivedOn: Day, holidays: BankHolidays = englandAndWales): Day {
  return workingDayOnOrAfter(addMonths(receivedOn, 1), holidays)
}

/** The longest that a complex request may take: two months more. Who asked must hear of it within the first month. */
export function extendedDueOn(receivedOn: Day, holidays: BankHolidays = englandAndWales): Day {
  return workingDayOnOrAfter(addMonths(receivedOn, 3), holidays)
}
