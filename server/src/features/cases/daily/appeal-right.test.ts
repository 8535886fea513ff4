import { expect, test } from 'vitest'
import { hasAppealRight } from './appeal-right.ts'
import type { Hearer } from './daily-case.ts'

const parent: Hearer = {
  id: '1',
  level: 'act',
  role: 'parent',
  relationship: 'mother',
  hasParentalResponsibility: true,
}
const youngPerson = {
  ...parent,
  role: 'young-person' as const,
  relationship: 'Young person',
  hasParentalResponsibility: null,
}

test('a parent with parental responsibility may appeal until rights pass, the young person from then on', () => {
  expect(hasAppealRight(parent, '2011-08-31', '2027-06-25')).toBe(true)
  expect(hasAppealRight(parent, '2011-08-31', '2027-06-26')).toBe(false)
  expect(hasAppealRight(youngPerson, '2011-08-31', '2027-06-25')).toBe(false)
  expect(hasAppealRight(youngPerson, '2011-08-31', '2027-06-26')).toBe(true)
})

test('nobody else may: a school, a carer whose rights are not on record, somebody who may only look', () => {
  const others: Hearer[] = [
    { ...parent, role: 'school', relationship: 'SENCO', hasParentalResponsibility: false },
    { ...parent, role: 'carer', relationship: 'carer', hasParentalResponsibility: null },
    { ...parent, level: 'status' },
  ]
  for (const other of others) expect(hasAppealRight(other, '2015-01-01', '2026-11-23')).toBe(false)
})
