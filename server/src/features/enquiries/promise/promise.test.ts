import { topics } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { englandAndWales as holidays, replyByDay } from '../../../platform/calendar/index.ts'
import {
  accessRequestDueOn,
  complaintAcknowledgedBy,
  promiseForTopics,
  replyByForPriority,
  targetWorkingDays,
} from './promise.ts'

test('T28: a complaint of Monday 30 March 2026 is acknowledged by Wednesday 8 April', () => {
  expect(complaintAcknowledgedBy('2026-03-30', holidays)).toBe('2026-04-08')
})

test('T29: an ordinary enquiry of Thursday 24 December 2026 is answered by Tuesday 5 January 2027', () => {
  expect(replyByDay(new Date('2026-12-24T10:00:00Z'), targetWorkingDays.P3, holidays)).toBe('2027-01-05')
})

test('T30: an ordinary enquiry of Wednesday 1 April 2026 is answered by Friday 10 April', () => {
  expect(replyByDay(new Date('2026-04-01T10:00:00Z'), targetWorkingDays.P3, holidays)).toBe('2026-04-10')
})

test('T31: an access request is answered in one month, rolled to a working day', () => {
  expect(accessRequestDueOn('2027-01-31', holidays)).toBe('2027-03-01')
  expect(accessRequestDueOn('2028-01-31', holidays)).toBe('2028-02-29')
})

test('from five in the afternoon London time an arrival counts as the next working day', () => {
  expect(replyByDay(new Date('2026-12-23T16:59:59Z'), 2, holidays)).toBe('2026-12-29')
  expect(replyByDay(new Date('2026-12-23T17:00:00Z'), 2, holidays)).toBe('2026-12-30')
  // Summer: 16:00 UTC is five in London.
  expect(replyByDay(new Date('2026-07-01T15:59:00Z'), 1, holidays)).toBe('2026-07-02')
  expect(replyByDay(new Date('2026-07-01T16:00:00Z'), 1, holidays)).toBe('2026-07-03')
})

test('an arrival on a day off is counted from that day, so Monday is the first', () => {
  expect(replyByDay(new Date('2026-07-04T10:00:00Z'), 1, holidays)).toBe('2026-07-06')
  expect(replyByDay(new Date('2026-07-04T10:00:00Z'), 5, holidays)).toBe('2026-07-10')
})

test('an arrival after midnight in London belongs to the new day', () => {
  expect(replyByDay(new Date('2026-06-30T23:30:00Z'), 1, holidays)).toBe('2026-07-02')
})

test('an urgent enquiry is answered the same working day', () => {
  expect(replyByForPriority('P1', new Date('2026-07-03T10:00:00Z'), holidays)).toBe('2026-07-03')
  expect(replyByForPriority('P1', new Date('2026-07-03T18:00:00Z'), holidays)).toBe('2026-07-06')
  expect(replyByForPriority('P1', new Date('2026-07-04T10:00:00Z'), holidays)).toBe('2026-07-06')
})

test('a risk of harm does not wait for a working day', () => {
  expect(replyByForPriority('P0', new Date('2026-07-04T22:00:00Z'), holidays)).toBe('2026-07-04')
})

test('several topics get the most urgent priority and the earliest day', () => {
  const arrivedAt = new Date('2026-07-01T10:00:00Z')

  expect(promiseForTopics(['STATUS'], arrivedAt, holidays)).toEqual({
    priority: 'P3',
    level: 3,
    replyBy: '2026-07-08',
  })
  expect(promiseForTopics(['STATUS', 'PROVISION'], arrivedAt, holidays)).toEqual({
    priority: 'P2',
    level: 2,
    replyBy: '2026-07-03',
  })
  expect(promiseForTopics(['DATA'], arrivedAt, holidays).replyBy).toBe('2026-08-03')
  expect(() => promiseForTopics([], arrivedAt, holidays)).toThrow(RangeError)
})

test('every topic has a promise that is not before its arrival', () => {
  for (const topic of topics) {
    const { replyBy, level } = promiseForTopics([topic], new Date('2026-12-24T20:00:00Z'), holidays)
    expect(replyBy >= '2026-12-24', topic).toBe(true)
    expect(level).toBeGreaterThanOrEqual(0)
  }
})
