import { expect, it, test } from 'vitest'
import { checklistFor, checklists } from './checklists.ts'
import { topics } from './topics.ts'

test.each(topics)('the list for %s is short enough to be read each time', (topic) => {
  const list = checklists[topic]

  expect(list.length).toBeGreaterThanOrEqual(3)
  expect(list.length).toBeLessThanOrEqual(5)
  for (const line of list) expect(line.length, line).toBeLessThanOrEqual(90)
  expect(new Set(list).size).toBe(list.length)
})

it('names each line of several topics once, the main topic’s first', () => {
  const both = checklistFor(['REFUSAL', 'STATUS', 'REFUSAL'])

  expect(both.slice(0, checklists.REFUSAL.length)).toEqual(checklists.REFUSAL)
  expect(both).toHaveLength(checklists.REFUSAL.length + checklists.STATUS.length)
})
