import { expect, test } from 'vitest'
import { putAfter, putInto } from './answer-put.ts'

const put = (marked: string) => {
  const at = marked.indexOf('|')
  const typed = marked.replace('|', '')
  const { piece, caret } = putInto(typed, at, 'SAVED')
  const text = typed.slice(0, at) + piece + typed.slice(at)
  return `${text.slice(0, caret)}|${text.slice(caret)}`
}

test.each([
  ['|', 'SAVED|'],
  ['Hello,|', 'Hello,\n\nSAVED|'],
  ['Hello,\n|', 'Hello,\n\nSAVED|'],
  ['Hello,\n\n|', 'Hello,\n\nSAVED|'],
  ['|Bye', 'SAVED|\n\nBye'],
  ['Hello,|Bye', 'Hello,\n\nSAVED|\n\nBye'],
  ['Hello,\n\n|\nBye', 'Hello,\n\nSAVED|\n\nBye'],
  ['|  ', 'SAVED|  '],
])('a saved reply stands on lines of its own: %j', (typed, after) => {
  expect(put(typed)).toBe(after)
})

test.each([
  ['', 'SAVED'],
  ['Hello,\n\n ', 'Hello,\n\nSAVED'],
])('without a script it comes after what was typed: %j', (typed, after) => {
  expect(putAfter(typed, 'SAVED')).toBe(after)
})
