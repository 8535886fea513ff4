import { expect, test } from 'vitest'
import { answerDueOn, extendedDueOn } from './due-on.ts'

test('an answer is due on the same date next month', () => {
  expect(answerDueOn('2026-11-23')).toBe('2026-12-23')
})

test('where next month has no such date, on its last day, or the next working day', () => {
  expect(answerDueOn('2027-01-31')).toBe('2027-03-01') // 28 February 2027 is a Sunday
  expect(answerDueOn('2028-01-31')).toBe('2028-02-29')
})

test('a weekend or a bank holiday moves it to the next working day', () => {
  expect(answerDueOn('2026-11-25')).toBe('2026-12-29') // Friday 25, Monday 28: both bank holidays
  expect(answerDueOn('2026-10-21')).toBe('2026-11-23') // a Saturday
})

test('a complex one may take two months more', () => {
  expect(extendedDueOn('2026-11-23')).toBe('2027-02-23')
  expect(extendedDueOn('2026-11-30')).toBe('2027-03-01') // 28 February 2027 is a Sunday
})
