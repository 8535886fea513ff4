import { expect, test } from 'vitest'
import { waitingWords } from './waiting-words.ts'

const asked = Date.parse('2026-11-19T09:00:00Z')
const after = (ms: number) => waitingWords(asked, asked + ms)

test('a wait is told in the largest unit that is full', () => {
  expect(after(59_000)).toBe('just now')
  expect(after(60_000)).toBe('1 minute')
  expect(after(59 * 60_000)).toBe('59 minutes')
  expect(after(60 * 60_000)).toBe('1 hour')
  expect(after(23.9 * 3_600_000)).toBe('23 hours')
  expect(after(24 * 3_600_000)).toBe('1 day')
  expect(after(1_200 * 24 * 3_600_000)).toBe('1,200 days')
})

test('a clock that runs behind never shows a negative wait', () => {
  expect(after(-5_000)).toBe('just now')
})
