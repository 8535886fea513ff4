import { expect, test } from 'vitest'
import { londonDay } from './london-time.ts'
import { compactDay, dayOf, momentWords } from './staff-moments.ts'

test('a moment is told by the clock in London, also in summer', () => {
  expect(momentWords('2026-07-01T22:30:00Z', '2026-07-01')).toBe('today at 11:30pm')
  expect(momentWords('2026-06-30T23:30:00Z', '2026-07-01')).toBe('today at 12:30am')
  expect(momentWords('2026-06-30T10:00:00Z', '2026-07-01')).toBe('30 June at 11:00am')
})

test('the year is said only when it is another one', () => {
  expect(dayOf('2026-01-04', '2026-11-22')).toBe('4 January')
  expect(dayOf('2025-01-04', '2026-11-22')).toBe('4 January 2025')
  expect(compactDay('2026-11-26', '2026-11-22')).toBe('Thu 26 Nov')
  expect(compactDay('2027-01-04', '2026-11-22')).toBe('Mon 4 Jan 2027')
})

test('the day begins at midnight in London', () => {
  expect(londonDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
  expect(londonDay(new Date('2026-12-31T23:59:59Z'))).toBe('2026-12-31')
})
