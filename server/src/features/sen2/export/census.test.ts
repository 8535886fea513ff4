import { expect, test } from 'vitest'
import { censusOf } from './census.ts'

test('the census is on the third Thursday of January', () => {
  expect([2023, 2024, 2025, 2026, 2027].map(censusOf)).toEqual([
    '2023-01-19',
    '2024-01-18',
    '2025-01-16',
    '2026-01-15',
    '2027-01-21',
  ])
})
