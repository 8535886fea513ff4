import { describe, expect, it } from 'vitest'
import { composeLetter } from './compose-letter.ts'
import { letterFacts } from './letter-samples.ts'
import { givesAway } from './other-adults.ts'

const father = {
  name: 'Daniel Okafor',
  email: 'daniel@family.example',
  phone: '07700 900123',
  addressLines: ['12 Quarry Lane', 'Margate', 'CT9 8ZZ'],
}
const letter = (reasons: string) => composeLetter('plan-refused', letterFacts('plan-refused', { reasons }))

describe('a letter gives away another adult', () => {
  it.each([
    ['the name', 'We met Daniel Okafor in May.'],
    ['the name in other letters', 'We met DANIEL  OKAFOR’s brother.'],
    ['the email', 'He wrote from Daniel@family.example to us.'],
    ['the phone', 'We rang +44 7700 900 123 twice.'],
    ['the street', 'The visit was at 12 Quarry Lane.'],
    ['the postcode', 'He lives in CT9 8ZZ now.'],
  ])('when the reasons hold %s', (_, reasons) => {
    expect(givesAway(letter(reasons), [father])).toBe(true)
  })

  it.each([
    ['the child’s surname', 'Sam Okafor reads well.'],
    ['the town', 'There is a good club in Margate.'],
    ['a word that begins alike', 'We saw Danielle Okaforson.'],
  ])('not by %s', (_, reasons) => {
    expect(givesAway(letter(reasons), [father])).toBe(false)
  })

  it('not by an address that both share', () => {
    const atHome = { ...father, addressLines: ['5 Harbour Street', 'Margate', 'CT9 9ZZ'] }
    expect(givesAway(letter('The visit was at 5 Harbour Street.'), [atHome])).toBe(false)
  })
})
