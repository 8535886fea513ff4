import { expect, it } from 'vitest'
import { caseloadDays, endOfWeek } from './caseload-days.ts'

it('a week ends on Sunday, and that Sunday belongs to it', () => {
  expect(endOfWeek('2026-11-23')).toBe('2026-11-29') // Monday
  expect(endOfWeek('2026-11-28')).toBe('2026-11-29')
  expect(endOfWeek('2026-11-29')).toBe('2026-11-29')
})

it('what must be done by Friday is due this week, also where the law says Monday', () => {
  // Monday 23 November 2026: acting for Monday 30 happens on Friday 27.
  expect(caseloadDays('2026-11-23').weekLegalOn).toBe('2026-11-30')
})

it('a bank holiday Monday belongs to the week before it, and so does the Tuesday after', () => {
  // Easter Monday is 29 March 2027: the last working day before Tuesday 30 is Thursday 25.
  expect(caseloadDays('2027-03-24').weekLegalOn).toBe('2027-03-30')
})

it('"about to be late" looks ten working days ahead, Christmas left out', () => {
  // Monday 14 December 2026: the tenth working day after it is Wednesday 30, acting then for Thursday 31.
  expect(caseloadDays('2026-12-14').soonLegalOn).toBe('2026-12-31')
})
