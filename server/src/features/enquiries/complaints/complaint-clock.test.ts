import { expect, test } from 'vitest'
import { englandAndWales as holidays } from '../../../platform/calendar/index.ts'
import { acknowledgeBy, answerBy, latestExtension } from './complaint-clock.ts'

test('T28: a complaint of Monday 30 March 2026 is acknowledged by Wednesday 8 April', () => {
  expect(acknowledgeBy('2026-03-30', holidays)).toBe('2026-04-08')
})

test('stage 1 is answered within 10 working days of being acknowledged, stage 2 within 20', () => {
  expect(answerBy(1, '2026-11-23', holidays)).toBe('2026-12-07')
  expect(answerBy(2, '2026-11-23', holidays)).toBe('2026-12-21')
  // Christmas Day and its neighbours are no working days.
  expect(answerBy(1, '2026-12-21', holidays)).toBe('2027-01-07')
})

test('either can be given as many days again, and no more', () => {
  expect(latestExtension(1, '2026-12-07', holidays)).toBe('2026-12-21')
  expect(latestExtension(2, '2026-11-23', holidays)).toBe('2026-12-21')
})
