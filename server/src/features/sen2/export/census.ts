import type { Day } from '../../../platform/calendar/index.ts'

/** The SEN2 census day of a year: the third Thursday of January. Source: the Department's collection dates, 2023 to 2025. */
export function censusOf(year: number): Day {
  const weekdayOfTheFirst = new Date(Date.UTC(year, 0, 1)).getUTCDay()
  const firstThursday = 1 + ((4 - weekdayOfTheFirst + 7) % 7)
  return `${year}-01-${String(firstThursday + 14).padStart(2, '0')}`
}
