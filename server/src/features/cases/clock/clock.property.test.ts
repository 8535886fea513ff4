import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, englandAndWales, isBeyondKnownHolidays } from '../../../platform/calendar/index.ts'
import { factsAtReceipt } from './case-facts.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

// A second, slow reckoner that shares nothing with the first: it walks the calendar one day at a time with its
// own month lengths and weekday count, and works out bank holidays from Easter instead of reading the list.

type Walked = { year: number; month: number; date: number; weekday: number }

const weeksOf = { 'decide-to-assess': 6, 'tell-no-plan': 16, 'final-plan': 20 } as const

// 1 January 2014, a Wednesday; weekday 0 is Sunday.
const allDays = walkFrom({ year: 2014, month: 1, date: 1, weekday: 3 }, 23 * 366)
const placeOf = new Map(allDays.map((day, place) => [write(day), place]))
const receivedIn2015To2035 = fc
  .integer({ min: placeOf.get('2015-01-01') as number, max: placeOf.get('2035-12-31') as number })
  .map((place) => write(allDays[place] as Walked))

test('every deadline and day to act by agrees with a slow reckoner, 2015 to 2035', () => {
  fc.assert(
    fc.property(receivedIn2015To2035, (receivedOn) => {
      const facts = { ...factsAtReceipt(receivedOn), status: 'ASSESSING' as const }
      const duties = reckonDuties(facts, receivedOn, timeLimits, englandAndWales)

      for (const [kind, weeks] of Object.entries(weeksOf)) {
        const duty = duties.find((each) => each.kind === kind)
        expect(duty).toMatchObject(slowly(receivedOn, weeks))
      }
    }),
    { numRuns: 3_000, seed: 20_261_122 },
  )
})

test('lateness is the number of days after the deadline, and never shrinks as days pass', () => {
  fc.assert(
    fc.property(receivedIn2015To2035, fc.nat({ max: 300 }), (receivedOn, daysLater) => {
      const today = write(allDays[(placeOf.get(receivedOn) as number) + daysLater] as Walked)
      const [decision] = reckonDuties(factsAtReceipt(receivedOn), today, timeLimits, englandAndWales)

      expect(decision?.lateByDays).toBe(Math.max(0, daysLater - 42))
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  )
})

test('the stored bank holidays are exactly those the rules and the one-off proclamations give', () => {
  const worked = allDays.map(write).filter((day) => !isBeyondKnownHolidays(day))

  for (const day of worked)
    expect(englandAndWales.days.has(day), day).toBe(bankHolidaysOf(yearOf(day)).has(day))
})

function slowly(receivedOn: Day, weeks: number): { legalDate: Day; actBy: Day } {
  let place = placeOf.get(receivedOn) as number
  for (let day = 0; day < weeks * 7; day++) place++
  const legalDate = write(allDays[place] as Walked)
  do place--
  while (isDayOff(allDays[place] as Walked))
  return { legalDate, actBy: write(allDays[place] as Walked) }
}

function isDayOff(day: Walked): boolean {
  if (day.weekday === 0 || day.weekday === 6) return true
  // Beyond the last year published nobody knows: only weekends count there, and the calendar says so.
  return !isBeyondKnownHolidays(write(day)) && bankHolidaysOf(day.year).has(write(day))
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

function write({ year, month, date }: Walked): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** Banking and Financial Dealings Act 1971, the usual proclamations for early May, and those made for one year. */
function bankHolidaysOf(year: number): Set<Day> {
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
    if (yearOf(once) === year) found.add(once)
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
