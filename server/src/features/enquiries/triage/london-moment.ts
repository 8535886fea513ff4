import { type Day, londonDay, londonHour } from '../../../platform/calendar/index.ts'

const anHour = 3_600_000

/** The moment at which clocks in London show this time ("14:05") on this day; undefined for the hour that spring leaves out. */
export function londonMoment(day: Day, time: string): Date | undefined {
  const utc = Date.parse(`${day}T${time}:00Z`)
  return [new Date(utc), new Date(utc - anHour)].find(
    (moment) => londonDay(moment) === day && londonHour(moment) === Number(time.slice(0, 2)),
  )
}
