import { expect, test } from 'vitest'
import {
  addDays,
  englandAndWales as holidays,
  isWorkingDay,
  londonDay,
  replyByDay,
} from '../../../platform/calendar/index.ts'
import { replyByAfterPause, workingDaysLeft, worksFrom } from './days-left.ts'

test.each([
  ['Monday morning, promised for Friday', '2026-11-23T10:00:00Z', '2026-11-27', 4],
  ['Monday evening: today is over', '2026-11-23T17:00:00Z', '2026-11-27', 3],
  ['the promised day', '2026-11-27T09:00:00Z', '2026-11-27', 0],
  ['the day after', '2026-11-30T09:00:00Z', '2026-11-27', 0],
  ['Saturday: Monday is at hand', '2026-11-28T10:00:00Z', '2026-12-02', 2],
  ['Christmas Eve, promised for 5 January', '2026-12-24T10:00:00Z', '2027-01-05', 5],
  ['summer: 16:00 UTC is five in London', '2026-07-01T16:00:00Z', '2026-07-03', 1],
])('%s', (_when, at, replyBy, left) => {
  expect(workingDaysLeft(new Date(at), replyBy, holidays)).toBe(left)
})

/** Every seventh hour of fourteen months, with Christmas, Easter and both changes of the clock. */
const moments = Array.from(
  { length: 1_460 },
  (_, step) => new Date(Date.parse('2026-11-20T00:30:00Z') + step * 7 * 3_600_000),
)

test('a pause that ends at once puts no day off, and on a working day changes none', () => {
  for (const at of moments) {
    for (const days of [1, 2, 5, 10]) {
      const replyBy = replyByDay(at, days, holidays)
      const again = replyByAfterPause(at, workingDaysLeft(at, replyBy, holidays), holidays)

      expect(again <= replyBy, at.toISOString()).toBe(true)
      if (isWorkingDay(londonDay(at))) expect(again).toBe(replyBy)
    }
  }
})

const workedBetween = (from: string, to: string): number => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

test('a pause puts a day off by no more than the working days that it lasted, and one where none was left', () => {
  for (const [index, pausedAt] of moments.entries()) {
    const wroteAt = new Date(pausedAt.getTime() + ((index * 17) % 700) * 3_600_000)
    for (const days of [0, 1, 2, 5, 10]) {
      const replyBy = replyByDay(pausedAt, days, holidays)
      const left = workingDaysLeft(pausedAt, replyBy, holidays)
      const next = replyByAfterPause(wroteAt, left, holidays)
      const lasted = workedBetween(worksFrom(pausedAt, holidays), worksFrom(wroteAt, holidays))

      expect(left).toBeLessThanOrEqual(days)
      expect(workedBetween(replyBy, next)).toBeLessThanOrEqual(lasted + (left === 0 ? 1 : 0))
    }
  }
})

test('pausing again and again in one day gives no more days than there were, but for the one that is always given', () => {
  for (const [index, madeAt] of moments.entries()) {
    const first = replyByDay(madeAt, 1 + (index % 10), holidays)
    let replyBy = first
    for (let round = 0; round < 6; round++) {
      replyBy = replyByAfterPause(madeAt, workingDaysLeft(madeAt, replyBy, holidays), holidays)
    }
    expect(replyBy <= first).toBe(true)
  }
})

test('the day after a pause is worked, and at least a working day away', () => {
  for (const at of moments) {
    for (const left of [0, 1, 3]) {
      const replyBy = replyByAfterPause(at, left, holidays)

      expect(isWorkingDay(replyBy)).toBe(true)
      expect(replyBy >= addDays(londonDay(at), 1)).toBe(true)
    }
  }
})
