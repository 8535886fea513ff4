import type { Day } from '@send-hub/shared'

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The calendar day in Europe/London at a moment: the day a request counts as received. */
export function londonDay(moment: Date): Day {
  const { year, month, day } = partsInLondon(moment)
  return `${year}-${month}-${day}`
}

/** The hour of the day in Europe/London, 0 to 23. */
export function londonHour(moment: Date): number {
  return Number(partsInLondon(moment).hour)
}

/** The moment a day begins in Europe/London. Clocks change at 01:00 UTC, so midnight happens exactly once. */
export function startOfLondonDay(day: Day): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(midnightUtc)) throw new RangeError('Not a calendar day')
  const anHourBefore = new Date(midnightUtc - 3_600_000)
  return londonDay(anHourBefore) === day ? anHourBefore : new Date(midnightUtc)
}

function partsInLondon(moment: Date): Record<string, string> {
  return Object.fromEntries(inLondon.formatToParts(moment).map(({ type, value }) => [type, value]))
}
