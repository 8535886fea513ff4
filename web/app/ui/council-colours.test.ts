import { expect, test } from 'vitest'
import { councilColours } from './council-colours.ts'

const colours = { brand: '#0b4a5e', brandDark: '#07303d', link: '#0b5a78', accent: '#00716b' }

test("a council's colours replace those of the style sheet", () => {
  expect(councilColours(colours)).toBe(
    ':root{--govuk-brand-colour:#0b4a5e;--govuk-link-colour:#0b5a78;' +
      '--govuk-link-hover-colour:#07303d;--app-accent-colour:#00716b}',
  )
})

test('what is not a colour is refused', () => {
  expect(() => councilColours({ ...colours, link: 'red}body{display:none' })).toThrow(RangeError)
})
