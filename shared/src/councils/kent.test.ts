import { expect, test } from 'vitest'
import { districtsOf } from './council.ts'
import { kent } from './kent.ts'

test('Kent has its twelve districts, and Medway is not one', () => {
  expect(districtsOf(kent)).toHaveLength(12)
  expect(new Set(districtsOf(kent)).size).toBe(12)
  expect(districtsOf(kent)).not.toContain('Medway')
})

test('nobody real can be rung or written to from the model council', () => {
  const { hub, adviceService, mediation, disagreementResolution, tribunal, dataProtection } = kent
  for (const { phone } of [hub, adviceService, mediation, disagreementResolution, tribunal, dataProtection]) {
    expect(phone).toMatch(/^03069 990\d{3}$/)
  }
  for (const phone of [kent.frontDoor.phone, kent.frontDoor.urgentPhone])
    expect(phone).toMatch(/^03069 990\d{3}$/)
  for (const { email } of [hub, mediation, disagreementResolution, dataProtection])
    expect(email).toMatch(/\.example$/)
})

test('the colours can be read with white beside or behind them', () => {
  for (const colour of [kent.colours.brand, kent.colours.brandDark, kent.colours.link, kent.colours.accent]) {
    expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5)
  }
})

/** WCAG 2.2 contrast ratio. */
function contrastWithWhite(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
