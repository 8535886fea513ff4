import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../platform/calendar/index.ts'
import { cohortBornBetween, phaseTransferByAge } from './phase-transfer.ts'

test('age tells three moves, each from a year before it', () => {
  expect(phaseTransferByAge('2021-08-31', '2024-08-31')).toBeNull()
  expect(phaseTransferByAge('2021-08-31', '2024-09-01')).toEqual({
    phase: 'starting-school',
    startsOn: '2025-09-01',
  })
  expect(phaseTransferByAge('2015-09-01', '2026-11-22')).toEqual({
    phase: 'primary-to-secondary',
    startsOn: '2027-09-01',
  })
  expect(phaseTransferByAge('2011-08-31', '2026-11-22')).toEqual({
    phase: 'secondary-to-post-16',
    startsOn: '2027-09-01',
  })
})

test('between two moves it is still the last one', () => {
  expect(phaseTransferByAge('2015-09-01', '2030-01-01')?.startsOn).toBe('2027-09-01')
})

test('a cohort is a school year of birthdays', () => {
  expect(cohortBornBetween('primary-to-secondary', 2027)).toEqual({ from: '2015-09-01', to: '2016-08-31' })
  expect(cohortBornBetween('secondary-to-post-16', 2027)).toEqual({ from: '2010-09-01', to: '2011-08-31' })
  expect(cohortBornBetween('starting-school', 2027)).toEqual({ from: '2022-09-01', to: '2023-08-31' })
})

test('whoever is in a cohort has that move, and nobody else', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9_000 }), (days) => {
      const bornOn = addDays('2003-01-01', days)
      const { from, to } = cohortBornBetween('primary-to-secondary', 2027)
      const transfer = phaseTransferByAge(bornOn, '2026-11-22')
      const isOfCohort = transfer?.phase === 'primary-to-secondary' && transfer.startsOn === '2027-09-01'

      expect(from <= bornOn && bornOn <= to).toBe(isOfCohort)
    }),
    { numRuns: 2_000, seed: 20_261_122 },
  )
})
