import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../platform/calendar/index.ts'
import { bornUntil, changesOn, passesOn, stepDue, type Transfer } from './rights-days.ts'

const warned = (change: Partial<Transfer> = {}): Transfer => ({
  passesOn: '2027-06-26',
  firstWarnedOn: '2027-03-26',
  changesOn: '2027-06-26',
  monthWarnedOn: null,
  changedOn: null,
  ...change,
})

test('T20, T21: rights pass on the day after compulsory school age ends', () => {
  expect(passesOn('2011-08-31')).toBe('2027-06-26')
  expect(passesOn('2011-09-01')).toBe('2028-07-01')
})

describe('access of parents changes', () => {
  test('with the rights, where they were warned three months before', () => {
    expect(changesOn('2027-06-26', '2027-03-26')).toBe('2027-06-26')
  })

  test('three months after the first warning, where that came late', () => {
    expect(changesOn('2027-06-26', '2027-04-02')).toBe('2027-07-02')
    expect(changesOn('2019-06-29', '2026-11-23')).toBe('2027-02-23')
  })
})

describe('what is due', () => {
  const born = '2011-08-31'

  test.each<[Day, Transfer | null, string | null]>([
    ['2027-03-25', null, null],
    ['2027-03-26', null, 'first'],
    ['2031-01-01', null, 'first'],
    ['2027-03-27', warned(), null],
    ['2027-05-25', warned(), null],
    ['2027-05-26', warned(), 'month'],
    ['2027-06-20', warned(), 'month'],
    ['2027-05-27', warned({ monthWarnedOn: '2027-05-26' }), null],
    ['2027-06-25', warned({ monthWarnedOn: '2027-05-26' }), null],
    ['2027-06-26', warned({ monthWarnedOn: '2027-05-26' }), 'day'],
    ['2027-08-01', warned(), 'day'],
    ['2027-08-01', warned({ changedOn: '2027-06-26' }), null],
  ])('on %s', (today, transfer, step) => {
    expect(stepDue(born, transfer, today)).toBe(step)
  })

  test('follows a day of birth that was put right, and three months of warning stay', () => {
    expect(stepDue('2011-09-01', warned({ monthWarnedOn: '2027-05-26' }), '2027-06-26')).toBeNull()
    expect(stepDue('2010-01-01', warned({ monthWarnedOn: '2027-05-26' }), '2027-06-25')).toBeNull()
    expect(stepDue('2010-01-01', warned({ monthWarnedOn: '2027-05-26' }), '2027-06-26')).toBe('day')
  })
})

test('the query looks at everybody who is near, and at nobody else, on every day of four years', () => {
  for (let day = '2026-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
    const last = bornUntil(day)
    expect(stepDue(last, null, day), `${day}: ${last}`).toBe('first')
    expect(stepDue(addDays(last, 1), null, day), day).toBeNull()
  }
})
