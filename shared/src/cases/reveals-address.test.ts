import { describe, expect, it } from 'vitest'
import { revealsAddress } from './reveals-address.ts'

const hidden = {
  postcode: 'CT9 1AA',
  addressLines: ['5 Harbour Street', 'Margate', 'CT9 9ZZ'],
  settingNames: ['St Mary’s Primary', 'Oaks'],
}

describe('a text to somebody else', () => {
  it.each([
    'Sam lives in CT9 1AA now',
    'the postcode is ct91aa.',
    'C.T.9 – 1 A A',
    'Post goes to CT9 9ZZ',
    'They moved to 5, harbour street',
    'He goes to St. Marys PRIMARY',
    'He goes to St Mary’s Primary.',
  ])('gives the address away: %s', (text) => {
    expect(revealsAddress(text, hidden)).toBe(true)
  })

  it.each([
    'We will write again on 5 December.',
    'The street is not named',
    'There are oaks behind the office',
    'Margate is a town in Kent',
  ])('gives nothing away: %s', (text) => {
    expect(revealsAddress(text, hidden)).toBe(false)
  })

  it('gives nothing away where nothing is known', () => {
    expect(revealsAddress('CT9 1AA', { postcode: null, addressLines: [], settingNames: [] })).toBe(false)
  })
})
