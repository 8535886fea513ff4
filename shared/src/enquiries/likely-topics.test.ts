import { expect, test } from 'vitest'
import { caseStatuses } from '../cases/case-status.ts'
import { topicsFor } from './likely-topics.ts'
import { familyTopics } from './topics.ts'

test.each(caseStatuses)('at %s every topic can be chosen once, and only those', (status) => {
  const { likely, rest } = topicsFor(status)

  expect(new Set([...likely, ...rest])).toEqual(new Set(familyTopics))
  expect(likely.length + rest.length).toBe(familyTopics.length)
  expect(likely.length).toBeGreaterThan(0)
})
