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
  const day = new Date(`${inLondon.format(new Date())}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** `2027-01-04` as "Monday 4 January 2027", the way every page says it. */
export function dayInWords(day: string): string {
  return inWords.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
}
