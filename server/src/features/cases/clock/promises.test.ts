import { expect, test } from 'vitest'
import { type CaseFacts, factsAtReceipt, type RecordedPromise } from './case-facts.ts'
import { promiseHistory } from './promises.ts'

const promise = (madeOn: string, promisedOn: string): RecordedPromise => ({
  duty: 'final-plan',
  madeOn,
  promisedOn,
  reason: 'that a report is missing',
})
const aCase = (...promises: RecordedPromise[]): CaseFacts => ({ ...factsAtReceipt('2026-09-07'), promises })
const outcomes = (facts: CaseFacts, metOn: string | null, today: string) =>
  promiseHistory('final-plan', facts, metOn, today).map((each) => each.outcome)

test('a promise is open through its day and missed the day after', () => {
  const facts = aCase(promise('2027-01-26', '2027-03-01'))

  expect(outcomes(facts, null, '2027-03-01')).toEqual(['open'])
  expect(outcomes(facts, null, '2027-03-02')).toEqual(['missed'])
})

test('a promise is kept when the step is done by its day, however long ago', () => {
  const facts = aCase(promise('2027-01-26', '2027-03-01'))

  expect(outcomes(facts, '2027-03-01', '2028-01-01')).toEqual(['kept'])
  expect(outcomes(facts, '2027-03-02', '2028-01-01')).toEqual(['missed'])
})

test('a date replaced before it came was changed; one replaced after it passed was missed', () => {
  const changedInTime = aCase(promise('2027-02-20', '2027-04-01'), promise('2027-01-26', '2027-03-01'))
  const changedTooLate = aCase(promise('2027-01-26', '2027-03-01'), promise('2027-03-02', '2027-04-01'))

  expect(outcomes(changedInTime, null, '2027-03-10')).toEqual(['changed', 'open'])
  expect(outcomes(changedTooLate, null, '2027-03-10')).toEqual(['missed', 'open'])
})

test('promises about other steps are left out', () => {
  const facts = aCase({ ...promise('2027-01-26', '2027-03-01'), duty: 'decide-to-assess' })

  expect(outcomes(facts, null, '2027-03-10')).toEqual([])
})
