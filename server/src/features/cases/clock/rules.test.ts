import { expect, test } from 'vitest'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import { factsAtReceipt } from './case-facts.ts'
import { reckonDuties } from './reckon-duties.ts'
import { ruleKinds, type TimeLimit, timeLimitOn, timeLimits } from './rules.ts'

/** As if the six weeks became four from 1 September 2029. */
const afterReform: TimeLimit[] = timeLimits.flatMap((rule) =>
  rule.kind === 'decide-to-assess'
    ? [
        { ...rule, inForceTo: '2029-08-31' },
        { ...rule, limit: 4, inForceFrom: '2029-09-01', source: 'A later Act' },
      ]
    : [rule],
)

test('every kind of limit has exactly one row today, with its source', () => {
  for (const kind of ruleKinds) expect(timeLimitOn(kind, '2026-11-22', timeLimits).source).not.toBe('')
})

test('the limit is the one in force on the day of receipt, whatever became of it since', () => {
  const week6 = (receivedOn: string) =>
    reckonDuties(factsAtReceipt(receivedOn), '2030-01-01', afterReform, englandAndWales)[0]?.legalDate

  expect(week6('2029-08-31')).toBe('2029-10-12')
  expect(week6('2029-09-01')).toBe('2029-09-29')
})

test('a day with no limit, or with two, is an error', () => {
  expect(() => timeLimitOn('final-plan', '2014-08-31', timeLimits)).toThrow(RangeError)
  expect(() => timeLimitOn('final-plan', '2026-01-01', [...timeLimits, ...timeLimits])).toThrow(
    'More than one time limit "final-plan" is in force on 2026-01-01',
  )
})
