import type { Day } from '@send-hub/shared'
import stored from './bank-holidays.json' with { type: 'json' }

/** The shape of https://www.gov.uk/bank-holidays.json, of which only one division is ours. */
export type BankHolidayFeed = {
  'england-and-wales': {
    division: string
    events: readonly { title: string; date: string; notes: string; bunting: boolean }[]
  }
}

/** Days that are not worked though they may be weekdays, and the years for which we know them all. */
export type BankHolidays = { days: ReadonlySet<Day>; firstYear: number; lastYear: number }

/** @throws RangeError when the feed is empty: every day of the year would count as worked. */
export function readBankHolidays(feed: BankHolidayFeed): BankHolidays {
  const days = feed['england-and-wales'].events.map((event) => event.date)
  if (days.length === 0) throw new RangeError('The list of bank holidays is empty')
  const years = days.map((day) => Number(day.slice(0, 4)))
  return { days: new Set(days), firstYear: Math.min(...years), lastYear: Math.max(...years) }
}

/**
 * The stored list. 2019 to 2028 follow the gov.uk feed as last published on 24 November 2025;
 * 2015 to 2018, which the feed has dropped, are kept for cases received then.
 */
export const englandAndWales: BankHolidays = readBankHolidays(stored)

/** True when a date lies outside the years we know, so that working days near it are a guess to be warned of. */
export function isBeyondKnownHolidays(day: Day, holidays: BankHolidays = englandAndWales): boolean {
  const year = Number(day.slice(0, 4))
  return year < holidays.firstYear || year > holidays.lastYear
}
