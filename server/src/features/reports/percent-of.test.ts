import { expect, test } from 'vitest'
import { percentOf } from './reports.store.ts'

test.each([
  [1, 3, 33.3],
  [2, 3, 66.7],
  [1, 8, 12.5],
  [1, 16, 6.3],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [0, 7, 0],
  [7, 7, 100],
  [1999, 2000, 100],
  [333, 1000, 33.3],
])('%i of %i is %d per cent, with one decimal', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent)
})

test('a part of nothing is no number', () => {
  expect(percentOf(0, 0)).toBeNull()
})
