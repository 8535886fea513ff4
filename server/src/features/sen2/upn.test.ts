import { expect, test } from 'vitest'
import { hasRightCheckLetter, isUpnShaped } from './upn.ts'

test('the check letter follows from the twelve digits', () => {
  // 2×2 + 7×4 + 1×9 + 6×10 + 4×12 + 9×13 = 266, and 266 modulo 23 is 13: P is the fourteenth letter without I and O.
  expect(hasRightCheckLetter('P207000016049')).toBe(true)
  expect(hasRightCheckLetter('B207000016049')).toBe(false)
  expect(hasRightCheckLetter('B801200005001')).toBe(true)
})

test('two digits that changed places call for another letter', () => {
  expect(hasRightCheckLetter('Q886387415000')).toBe(true)
  expect(hasRightCheckLetter('Q886387451000')).toBe(false)
})

test('the last letter of a temporary UPN counts by its place in the alphabet of check letters', () => {
  expect(isUpnShaped('A12345678901B')).toBe(true)
  expect(hasRightCheckLetter('X12345678901A')).toBe(true)
  // B is worth 1, times 13: 20 + 13 is 33, modulo 23 is 10.
  expect(hasRightCheckLetter('L12345678901B')).toBe(true)
})

test('a temporary UPN never ends in I, O or S', () => {
  for (const last of 'IOS') expect(hasRightCheckLetter(`X12345678901${last}`)).toBe(false)
})

test('anything but a letter, eleven digits and a digit or letter is no UPN', () => {
  for (const text of [
    '',
    'Q88638741500',
    'Q8863874150001',
    '8886387415000',
    'Q8863874A5000',
    'q886387415000',
  ]) {
    expect(isUpnShaped(text), text).toBe(false)
  }
})
