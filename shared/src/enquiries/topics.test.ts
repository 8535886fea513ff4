import { expect, test } from 'vitest'
import { familyTopics, topicSettings, topics } from './topics.ts'

test('families choose from what concerns them; risk of harm is never a choice on a form', () => {
  expect(topics.filter((topic) => !familyTopics.includes(topic))).toEqual(['PROFESSIONAL', 'SAFEGUARDING'])
  expect(familyTopics.at(-1)).toBe('OTHER')
})

test('only complaints and data requests have a clock of their own', () => {
  expect(topics.filter((topic) => topicSettings[topic].defaultPriority === null)).toEqual([
    'COMPLAINT',
    'DATA',
  ])
})

test('labels are told apart and keep our abbreviations from families', () => {
  const labels = topics.map((topic) => topicSettings[topic].publicLabel)

  expect(new Set(labels).size).toBe(topics.length)
  for (const label of labels) expect(label).not.toMatch(/EHC|SEN|DCO|setting|provision|phase/i)
})
