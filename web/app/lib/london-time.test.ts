import { expect, test } from 'vitest'
import { formatMoment } from './london-time.ts'

test('moments are told by the clocks of London, summer and winter', () => {
  expect(formatMoment('2027-01-07T15:05:00Z')).toBe('7 January 2027 at 3:05pm')
  expect(formatMoment('2026-06-30T23:30:00Z')).toBe('1 July 2026 at 12:30am')
})
