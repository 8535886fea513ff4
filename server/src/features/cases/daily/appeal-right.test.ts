import { expect, test } from 'vitest'
import { hasAppealRight } from './appeal-right.ts'
import type { DailyCase, Hearer } from './daily-case.ts'

const parent: Hearer = {
  id: '1',
  level: 'act',
  role: 'parent',
  relationship: 'mother',
  hasParentalResponsibility: true,
}
const youngPerson = {
  ...parent,
  id: '2',
  role: 'young-person' as const,
  relationship: 'Young person',
  hasParentalResponsibility: null,
}
const bornOn = (birthOn: string, decidedForYoungPerson: DailyCase['decidedForYoungPerson'] = []) => ({
  birthOn,
  decidedForYoungPerson,
})

test('T20: a parent with parental responsibility may appeal until rights pass, the young person from then on', () => {
  const born = bornOn('2011-08-31')
  expect(hasAppealRight(parent, born, '2027-06-25')).toBe(true)
  expect(hasAppealRight(parent, born, '2027-06-26')).toBe(false)
  expect(hasAppealRight(youngPerson, born, '2027-06-25')).toBe(false)
  expect(hasAppealRight(youngPerson, born, '2027-06-26')).toBe(true)
})

test('T21: for somebody born a day later that is a year later', () => {
  const born = bornOn('2011-09-01')
  expect(hasAppealRight(parent, born, '2028-06-30')).toBe(true)
  expect(hasAppealRight(youngPerson, born, '2028-06-30')).toBe(false)
  expect(hasAppealRight(parent, born, '2028-07-01')).toBe(false)
  expect(hasAppealRight(youngPerson, born, '2028-07-01')).toBe(true)
})

test('nobody else may: a school, a carer whose rights are not on record, somebody who sees the stage alone', () => {
  const others: Hearer[] = [
    { ...parent, role: 'school', relationship: 'SENCO', hasParentalResponsibility: false },
    { ...parent, role: 'carer', relationship: 'carer', hasParentalResponsibility: null },
    { ...parent, level: 'status' },
  ]
  for (const other of others) expect(hasAppealRight(other, bornOn('2015-01-01'), '2026-11-23')).toBe(false)
})

test('where a young person can’t decide it, the person named for appeals may, and nobody named for another matter', () => {
  const named = bornOn('2008-01-01', [{ matter: 'appeal', byId: parent.id }])
  const forReviews = bornOn('2008-01-01', [{ matter: 'review', byId: parent.id }])

  expect(hasAppealRight(parent, named, '2026-11-23')).toBe(true)
  expect(hasAppealRight(youngPerson, named, '2026-11-23')).toBe(false)
  expect(hasAppealRight(parent, forReviews, '2026-11-23')).toBe(false)
  expect(hasAppealRight(youngPerson, forReviews, '2026-11-23')).toBe(true)
})
