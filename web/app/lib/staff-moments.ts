import { type Day, formatDayShort } from '@send-hub/shared'
import { clockTime, londonDay } from './london-time.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** "today at 3:02pm", "19 November at 3:02pm", with the year when it is not this one. Europe/London. */
export function momentWords(iso: string, today: Day): string {
  const moment = new Date(iso)
  const day = londonDay(moment)
  return `${day === today ? 'today' : dayOf(day, today)} at ${clockTime(moment)}`
}

/** "Thu 19 Nov", with the year when it is not this one: for lists, where a column has to be narrow. */
export function compactDay(day: Day, today: Day): string {
  const [date = '', month = ''] = formatDayShort(day).split(' ')
  const words = `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]} ${date} ${month.slice(0, 3)}`
  return sameYear(day, today) ? words : `${words} ${day.slice(0, 4)}`
}

/** "19 November", or "19 November 2025" when the year is not this one. */
export function dayOf(day: Day, today: Day): string {
  return sameYear(day, today) ? formatDayShort(day) : `${formatDayShort(day)} ${day.slice(0, 4)}`
}

function sameYear(day: Day, today: Day): boolean {
  return day.slice(0, 4) === today.slice(0, 4)
}
