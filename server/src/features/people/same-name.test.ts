import { expect, test } from 'vitest'
import { isSameName } from './same-name.ts'

test.each([
  ['Amina Okafor', 'amina  OKAFOR'],
  ['Amina Okafor', 'Mrs. Amina Okafor'],
  ['Dr Zoë O’Neill', "Zoe O'Neill"],
  ['Anne-Marie Žak', 'Anne Marie Zak'],
])('%s is %s', (one, other) => {
  expect(isSameName(one, other)).toBe(true)
})

test.each([
  ['Amina Okafor', 'Amina Khan'],
  ['Amina Okafor', 'Okafor'],
  ['Mr', 'Mrs'],
  ['', ''],
  ['…', '—'],
])('%s is not %s', (one, other) => {
  expect(isSameName(one, other)).toBe(false)
})
