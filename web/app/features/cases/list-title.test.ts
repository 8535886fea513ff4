import { expect, it } from 'vitest'
import { listTitle } from './list-title.ts'

const card = (some: { isHelping?: boolean; isAboutReader?: boolean } = {}) => ({
  ...{ isHelping: false, isAboutReader: false },
  ...some,
})

it('a young person and a helper are not told of “your children”', () => {
  expect(listTitle([card({ isAboutReader: true })])).toBe('Your requests and plans')
  expect(listTitle([card({ isHelping: true }), card({ isHelping: true })])).toBe('Families you help')
})

it('a parent is, also one who helps another family, and whoever has no case yet', () => {
  expect(listTitle([card(), card({ isHelping: true })])).toBe('Your children')
  expect(listTitle([])).toBe('Your children')
})
