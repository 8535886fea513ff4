import { z } from 'zod'

/** A real calendar date in Europe/London, `YYYY-MM-DD`. Days sort as text; only the server reckons with them. */
export const Day = z.iso.date({ error: 'Enter a real date, as year-month-day' })
export type Day = z.infer<typeof Day>

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** `4 January`: for a date whose year is plain from the page. */
export function formatDayShort(day: Day): string {
  const { dayOfMonth, month } = partsOf(day)
  return `${dayOfMonth} ${month}`
}

/** `4 January 2027`: the usual form. */
export function formatDay(day: Day): string {
  return `${formatDayShort(day)} ${partsOf(day).year}`
}

/** `Monday 4 January 2027`: for a date somebody must plan for. */
export function formatDayLong(day: Day): string {
  return `${weekdayName(day)} ${formatDay(day)}`
}

/** `Monday 4 January`: as the long form, where the year is plain. */
export function formatDayWithWeekday(day: Day): string {
  return `${weekdayName(day)} ${formatDayShort(day)}`
}

function weekdayName(day: Day): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] as string
}

/** @throws RangeError when the text is not a real date: better no sentence than "undefined" in one. */
function partsOf(day: Day) {
  if (!Day.safeParse(day).success) throw new RangeError('Not a calendar day')
  return {
    year: Number(day.slice(0, 4)),
    month: months[Number(day.slice(5, 7)) - 1] as string,
    dayOfMonth: Number(day.slice(8, 10)),
  }
}
