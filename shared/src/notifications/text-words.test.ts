import { expect, test } from 'vitest'
import { kent } from '../councils/kent.ts'
import { codeByText } from './text-words.ts'

test('a code by text fits one text message and says nothing else than who sends it', () => {
  expect(codeByText('204816', kent.name)).toBe('204816 is your code. Kent County Council')
  expect(codeByText('204816', 'A council whose name is very long'.repeat(3)).length).toBeLessThanOrEqual(160)
})
