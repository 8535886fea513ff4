import { expect, test } from 'vitest'
import { londonDay, londonHour, startOfLondonDay } from './london.ts'

test('T6: submitted 30 June 2026 at 23:30 UTC, a request is received on 1 July', () => {
  expect(londonDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01')
})

test('in winter London keeps UTC', () => {
  expect(londonDay(new Date('2026-12-31T23:59:59Z'))).toBe('2026-12-31')
  expect(londonHour(new Date('2026-12-24T17:00:00Z'))).toBe(17)
})

test('in summer five in the afternoon is 16:00 UTC', () => {
  expect(londonHour(new Date('2026-07-01T16:00:00Z'))).toBe(17)
  expect(londonHour(new Date('2026-07-01T23:10:00Z'))).toBe(0)
})

test('a London day begins an hour earlier in UTC while summer time lasts', () => {
  expect(startOfLondonDay('2026-07-01').toISOString()).toBe('2026-06-30T23:00:00.000Z')
  expect(startOfLondonDay('2026-12-01').toISOString()).toBe('2026-12-01T00:00:00.000Z')
})

test('the days the clocks change begin at the old time', () => {
  expect(startOfLondonDay('2026-03-29').toISOString()).toBe('2026-03-29T00:00:00.000Z')
  expect(startOfLondonDay('2026-03-30').toISOString()).toBe('2026-03-29T23:00:00.000Z')
  expect(startOfLondonDay('2026-10-25').toISOString()).toBe('2026-10-24T23:00:00.000Z')
  expect(startOfLondonDay('2026-10-26').toISOString()).toBe('2026-10-26T00:00:00.000Z')
})
