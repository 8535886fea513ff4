import { expect, test } from 'vitest'
import { wordsOfTask } from './staff-task.ts'

test('a task about a question of ours says when nobody was reminded of it', () => {
  expect(wordsOfTask('no-word-from-family', true)).toBe(
    'The family has not answered our question for ten working days. They have not been reminded: ring them, or write to them',
  )
})

test('a task about a missed day says when who asked has not been told', () => {
  expect(wordsOfTask('promise-missed', false)).toBe('A promised day passed')
  expect(wordsOfTask('promise-missed', true)).toBe(
    'A promised day passed. They have not been told: ring them, or write to them',
  )
  expect(wordsOfTask('escalated-to-you', true)).toContain('They have not been told')
})
