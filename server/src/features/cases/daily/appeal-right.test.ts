import { expect, test } from 'vitest'
import { hasAppealRight } from './appeal-right.ts'

const parent = { id: '1', level: 'act', relationship: 'mother', hasParentalResponsibility: true }
const youngPerson = { ...parent, relationship: 'Young person', hasParentalResponsibility: null }

test('a parent with parental responsibility may appeal until rights pass, the young person from then on', () => {
  expect(hasAppealRight(parent, '2011-08-31', '2027-06-25')).toBe(true)
  expect(hasAppealRight(parent, '2011-08-31', '2027-06-26')).toBe(false)
  expect(hasAppealRight(youngPerson, '2011-08-31', '2027-06-25')).toBe(false)
  expect(hasAppealRight(youngPerson, '2011-08-31', '2027-06-26')).toBe(true)
})

test('nobody else may: a school, a carer whose rights are not on record, somebody who may only look', () => {
  for (const other of [
    { ...parent, relationship: 'SENCO', hasParentalResponsibility: false },
    { ...parent, relationship: 'carer', hasParentalResponsibility: null },
    { ...parent, level: 'status' },
  ])
    expect(hasAppealRight(other, '2015-01-01', '2026-11-23')).toBe(false)
})
