import { expect, test } from 'vitest'
import { londonMoment } from './london-moment.ts'

test('a time of day in winter is UTC, and in summer an hour before it', () => {
  expect(londonMoment('2026-11-22', '14:05')?.toISOString()).toBe('2026-11-22T14:05:00.000Z')
  expect(londonMoment('2026-07-01', '14:05')?.toISOString()).toBe('2026-07-01T13:05:00.000Z')
  expect(londonMoment('2026-07-01', '00:30')?.toISOString()).toBe('2026-06-30T23:30:00.000Z')
})

test('the hour that spring leaves out is no time', () => {
  expect(londonMoment('2026-03-29', '01:30')).toBeUndefined()
  expect(londonMoment('2026-03-29', '02:30')?.toISOString()).toBe('2026-03-29T01:30:00.000Z')
})
