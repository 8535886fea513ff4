import { expect, test } from 'vitest'
import { Day, formatDay, formatDayLong, formatDayShort, formatDayWithWeekday } from './day.ts'

test('a day is a real calendar date', () => {
  for (const real of ['2027-01-04', '2028-02-29', '2000-02-29']) expect(Day.parse(real)).toBe(real)

  for (const unreal of [
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-1-4',
    '04/01/2027',
    '',
  ]) {
    expect(Day.safeParse(unreal).success, unreal).toBe(false)
  }
})

test('people read days in words', () => {
  expect(formatDayLong('2027-01-04')).toBe('Monday 4 January 2027')
  expect(formatDayWithWeekday('2027-01-04')).toBe('Monday 4 January')
  expect(formatDay('2027-01-04')).toBe('4 January 2027')
  expect(formatDayShort('2028-02-29')).toBe('29 February')
})

test('something that is not a day is never put into words', () => {
  expect(() => formatDay('2027-02-30')).toThrow(RangeError)
})
