import { expect, test } from 'vitest'
import { callerQuery, dialledDigits } from './callers.ts'

test.each([
  ['07700 900123', '07700900123'],
  ['+44 7700 900123', '07700900123'],
  ['+44 (0)7700 900 123', '07700900123'],
  ['0044 7700-900.123', '07700900123'],
  ['447700900123', '07700900123'],
  ['900123', '900123'],
])('%s is dialled %s', (typed, dialled) => {
  expect(dialledDigits(typed)).toBe(dialled)
  expect(callerQuery(typed)).toEqual({ by: 'phone', end: dialled })
})

test.each([
  ['ct9 1aa', { by: 'postcode', postcode: 'CT91AA' }],
  ['ME999ZZ', { by: 'postcode', postcode: 'ME999ZZ' }],
  ['Amina@Family.example', { by: 'email', email: 'amina@family.example' }],
  ['Okafor, Sam', { by: 'name', words: ['okafor', 'sam'] }],
  ['sam o okafor', { by: 'name', words: ['okafor', 'sam'] }],
])('%s is looked for as %o', (typed, query) => {
  expect(callerQuery(typed)).toEqual(query)
})

test.each(['', 'am', '0770', 'a b c', '+44'])('"%s" is too little to look for', (typed) => {
  expect(callerQuery(typed)).toBeNull()
})

test('a reference is found however it is typed, and only with its right check character', () => {
  const right = [...'234679CDFGHJKMNPQRTVWXY'].filter(
    (check) => callerQuery(`sen 7k3m ${check}`)?.by === 'reference',
  )

  expect(right).toHaveLength(1)
  expect(callerQuery(`sen 7k3m ${right[0]}`)).toEqual({ by: 'reference', reference: `SEN-7K3M-${right[0]}` })
})
