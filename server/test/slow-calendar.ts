import { type Day, isBeyondKnownHolidays } from '../src/platform/calendar/index.ts'

// A slow calendar that shares nothing with the hub's own: it walks one day at a time with its own month lengths and
// weekday count, and works out bank holidays from Easter instead of reading the list.

export type Walked = { year: number; month: number; date: number; weekday: number }

// 1 January 1995, a Sunday; weekday 0 is Sunday.
export const allDays = walkFrom({ year: 1995, month: 1, date: 1, weekday: 0 }, 60 * 366)
const placeOf = new Map(allDays.map((day, place) => [write(day), place]))

export function placeOfDay(day: Day): number {
  const place = placeOf.get(day)
  if (place === undefined) throw new RangeError(`${day} is not in the slow calendar`)
  return place
}

export const dayAt = (place: number): Day => write(walkedAt(place))

/** Some days on, or back when the count is negative. */
export function step(day: Day, count: number): Day {
  let place = placeOfDay(day)
  for (let done = 0; done < Math.abs(count); done++) place += count < 0 ? -1 : 1
  return dayAt(place)
}

/** The same date some months on, or that month's last day: found by walking through every day between. */
export function stepMonths(day: Day, months: number): Day {
  const { date } = walkedAt(placeOfDay(day))
  let place = placeOfDay(day)
  for (let begun = 0; begun < months; ) if (walkedAt(++place).date === 1) begun++
  while (walkedAt(place).date < date && walkedAt(place + 1).date !== 1) place++
  return dayAt(place)
}

/** The first day from this one on, itself included, for which something holds. */
export function walkTo(day: Day, holds: (walked: Walked, place: number) => boolean, by: 1 | -1 = 1): Day {
  let place = placeOfDay(day)
  while (!holds(walkedAt(place), place)) place += by
  return dayAt(place)
}

export function walkedOn(day: Day): Walked {
  return walkedAt(placeOfDay(day))
}

export function isDayOff(day: Walked): boolean {
  if (day.weekday === 0 || day.weekday === 6) return true
  // Beyond the last year published nobody knows: only weekends count there, and the calendar says so.
  return !isBeyondKnownHolidays(write(day)) && bankHolidaysOf(day.year).has(write(day))
}

/** The last working day strictly before. */
export const workedBefore = (day: Day): Day => walkTo(step(day, -1), (each) => !isDayOff(each), -1)

const holidays = new Map<number, Set<Day>>()

/** Banking and Financial Dealings Act 1971, the usual proclamations for early May, and those made for one year. */
export function bankHolidaysOf(year: number): Set<Day> {
  const known = holidays.get(year)
  if (known) return known
  const found = reckonBankHolidays(year)
  holidays.set(year, found)
  return found
}

function reckonBankHolidays(year: number): Set<Day> {
  const days = allDays.filter((day) => day.year === year)
  const easter = days.findIndex((day) => write(day) === easterOf(year))
  const at = (place: number) => write(days[place] as Walked)
  const mondaysOf = (month: number) =>
    days.filter((day) => day.month === month && day.weekday === 1).map(write)
  const found = new Set<Day>([at(easter - 2), at(easter + 1)])

  found
    .add(mondaysOf(5)[0] as Day)
    .add(mondaysOf(5).at(-1) as Day)
    .add(mondaysOf(8).at(-1) as Day)
  for (const fixed of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
    let place = days.findIndex((day) => write(day) === fixed)
    while ([0, 6].includes((days[place] as Walked).weekday) || found.has(at(place))) place++
    found.add(at(place))
  }
  for (const gone of ['2020-05-04', '2022-05-30']) found.delete(gone)
  for (const once of ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08']) {
    if (Number(once.slice(0, 4)) === year) found.add(once)
  }
  return found
}

/** Gauss's rule with the constants good for 1900 to 2099. */
function easterOf(year: number): Day {
  const d = (19 * (year % 19) + 24) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  const date = 22 + d + e - (d === 29 && e === 6 ? 7 : 0) - (d === 28 && e === 6 && year % 19 > 10 ? 7 : 0)
  return date > 31 ? `${year}-04-${String(date - 31).padStart(2, '0')}` : `${year}-03-${date}`
}

function walkedAt(place: number): Walked {
  const day = allDays[place]
  if (!day) throw new RangeError('Walked off the slow calendar')
  return day
}

function walkFrom(first: Walked, count: number): Walked[] {
  const walked = [first]
  for (let done = 1; done < count; done++) walked.push(dayAfter(walked[done - 1] as Walked))
  return walked
}

function dayAfter({ year, month, date, weekday }: Walked): Walked {
  const next = (weekday + 1) % 7
  if (date < monthLength(year, month)) return { year, month, date: date + 1, weekday: next }
  if (month < 12) return { year, month: month + 1, date: 1, weekday: next }
  return { year: year + 1, month: 1, date: 1, weekday: next }
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function write({ year, month, date }: Walked): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
