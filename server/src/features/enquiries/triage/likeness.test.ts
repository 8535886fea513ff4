import { expect, test } from 'vitest'
import { compare, compareNames, comparePostcodes, plainEmail, plainPhone, postcodesIn } from './likeness.ts'

test('emails and phone numbers are the same however they are written', () => {
  expect(compare(' Amina@Family.example', 'amina@family.example', plainEmail)).toBe('same')
  expect(compare('+44 (0)3069 990 111', '03069 990111', plainPhone)).toBe('same')
  expect(compare('0044 3069 990111', '03069990111', plainPhone)).toBe('same')
  expect(compare('03069 990112', '03069 990111', plainPhone)).toBe('differs')
})

test('without one of the two nobody can tell', () => {
  expect(compare(null, 'amina@family.example', plainEmail)).toBe('unknown')
  expect(compare('amina@family.example', ' ', plainEmail)).toBe('unknown')
})

test('a title or an accent makes no other name', () => {
  expect(compareNames('Mrs Zoe Kovacs', 'Zoë Kovács')).toBe('same')
  expect(compareNames('Zoe Kovacs', 'Zoe Kovac')).toBe('differs')
})

test('a postcode is found in words, and never compared where the address is hidden', () => {
  expect(postcodesIn('We live at 1 High St, me14 1xx. ME141XX!')).toEqual(['ME141XX'])
  expect(comparePostcodes(['ME141XX'], '1 High St\nME14 1XX', false)).toBe('same')
  expect(comparePostcodes(['ME141XX'], 'CT1 2AB', false)).toBe('differs')
  expect(comparePostcodes(['ME141XX'], 'ME14 1XX', true)).toBe('unknown')
})
