import type { Day } from '@send-hub/shared'

// Days are reckoned as whole days since 1970 in UTC, where every day has 24 hours; no time zone enters.
const dayLengthMs = 86_400_000

/** @throws RangeError when the text is not a real calendar date. */
export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count)
}

export function addWeeks(day: Day, weeks: number): Day {
  return addDays(day, weeks * 7)
}

/** The same date of a later (or earlier) month; that month's last day where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  toNumber(day)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const firstOfMonth = new Date(Date.UTC(year, month - 1 + months, 1))
  const length = new Date(
    Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0),
  ).getUTCDate()
  return addDays(firstOfMonth.toISOString().slice(0, 10), Math.min(date, length) - 1)
}

/** Whole days from one to the other; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

export type DayOfWeek = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

// 1 January 1970 was a Thursday.
const weekFromEpoch = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const

export function dayOfWeek(day: Day): DayOfWeek {
  return weekFromEpoch[((toNumber(day) % 7) + 7) % 7] as DayOfWeek
}

export function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)
}

export function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
}

function toNumber(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00Z`)
  // Some engines roll 30 February over into March: a date is real only if it comes back unchanged.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day)
    throw new RangeError('Not a calendar day')
  return ms / dayLengthMs
}

function fromNumber(number: number): Day {
  return new Date(number * dayLengthMs).toISOString().slice(0, 10)
}
