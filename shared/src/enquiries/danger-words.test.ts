import { expect, test } from 'vitest'
import { speaksOfDanger } from './danger-words.ts'

test.each([
  'He says he wants to die.',
  'She has been self-harming again',
  'I think about suicide',
  'He hits me every night',
  'The driver is abusive to her',
  'I can’t cope any more',
  'He ran away from school',
  'It is not safe at home',
  'My son is missing.',
])('%s', (text) => {
  expect(speaksOfDanger(text)).toBe(true)
})

test.each([
  'When will the plan be ready?',
  'The diet plan needs more skill',
  'She is doing therapy for hitting the right notes',
  'What is the deadline to appeal?',
  'He is missing two hours of speech therapy',
])('no alarm for: %s', (text) => {
  expect(speaksOfDanger(text)).toBe(false)
})
