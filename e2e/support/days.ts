const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
const inWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** The day in London this many calendar days from today (before it, when negative), as `YYYY-MM-DD`. */
export function daysFromToday(days: number): string {
  return daysAfter(inLondon.format(new Date()), days)
}

/** The day this many calendar days after another (before it, when negative), as `YYYY-MM-DD`. */
export function daysAfter(start: string, days: number): string {
  const day = new Date(`${start}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** `2027-01-04` as "Monday 4 January 2027", the way every page says it. */
export function dayInWords(day: string): string {
  return inWords.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
}

/** The same date this many calendar months after a day, or the last of a shorter month, as `YYYY-MM-DD`. */
export function monthsAfter(day: string, months: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T12:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(Number(day.slice(8)), lastDate))
  return first.toISOString().slice(0, 10)
}

/** The last day of a year that starts with this day. Source: Children and Families Act 2014 s44(1). */
export const withinAYearOf = (day: string) => daysAfter(monthsAfter(day, 12), -1)
