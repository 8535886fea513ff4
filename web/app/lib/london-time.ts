import { type Day, formatDay } from '@send-hub/shared'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The calendar day of a moment. */
export function londonDay(moment: Date): Day {
  return calendar.format(moment)
}

/** `3:05pm` */
export function clockTime(moment: Date): string {
  return clock.format(moment).replace(/\s/g, '')
}

/** `7 January 2027 at 3:05pm`, as clocks in Britain show it. @throws RangeError when it is not a moment */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  return `${formatDay(londonDay(moment))} at ${clockTime(moment)}`
}
