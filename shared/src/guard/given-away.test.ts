import { describe, expect, it } from 'vitest'
import { type ChildInText, findGivenAway, type OtherAdult } from './given-away.ts'

const child: ChildInText = {
  forename: 'Samuel',
  preferredName: 'Sam',
  surname: 'Okafor',
  upn: 'Q886387415000',
  references: ['SEN-7K3M-X'],
}
const mother = {
  name: 'Amina Okafor',
  email: 'amina@family.example',
  phone: '07700 900111',
  addressLines: ['5 Harbour Street', 'Margate', 'CT9 9ZZ'],
}
const father: OtherAdult = {
  id: 'f',
  name: 'Daniel Okafor',
  email: 'daniel@family.example',
  phone: '07700 900123',
  addressLines: ['12 Quarry Lane', 'Margate', 'CT9 8ZZ'],
}
const codes = (text: string, others: OtherAdult[] = [father], reader = mother, about = child) =>
  findGivenAway(text, { reader, child: about, others }).map(({ code }) => code)

describe('a text gives away another adult', () => {
  it.each([
    ['the name', 'We met Daniel Okafor in May.', 'name:f'],
    ['the name in other letters', 'We met DANIEL  OKAFOR’s brother.', 'name:f'],
    ['the name with an accent', 'We met Dániel Okafor.', 'name:f'],
    ['the name turned round', 'Seen: Okafor, Daniel.', 'name:f'],
    ['the first name and an initial', 'Daniel O. rang us.', 'name:f'],
    ['an initial and the surname', 'D. Okafor rang us.', 'name:f'],
    ['the email', 'He wrote from Daniel@family.example to us.', 'email:f'],
    ['the phone', 'We rang +44 7700 900 123 twice.', 'phone:f'],
    ['the street', 'The visit was at 12 Quarry Lane.', 'address:f'],
    ['the postcode', 'He lives in CT9 8ZZ now.', 'address:f'],
    ['the postcode without a space', 'He lives in ct98zz now.', 'address:f'],
  ])('when it holds %s', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })

  it('by a name with one in between, and by a title and a surname that is theirs alone', () => {
    const other = { ...father, name: 'Daniel Kofi Asante' }

    expect(codes('We met Daniel Asante.', [other])).toEqual(['name:f'])
    expect(codes('We met Mr Asante.', [other])).toEqual(['name:f'])
    expect(codes('We met Mr Okafor.')).toEqual([])
  })

  it('by the first name alone, which is a finding of its own', () => {
    expect(codes('Daniel rang us.')).toEqual(['first-name:f'])
    expect(codes('Daniel Okafor rang us. Daniel was well.')).toEqual(['name:f'])
  })

  it('and says which of several', () => {
    const aunt = { ...father, id: 'a', name: 'Ifeoma Bello', email: null, phone: null, addressLines: [] }

    expect(codes('Daniel Okafor and Ifeoma Bello came.', [father, aunt])).toEqual(['name:f', 'name:a'])
  })
})

describe('a text gives nobody away', () => {
  it.each([
    ['by the child’s name', 'Sam Okafor, Samuel Okafor and S. Okafor read well.'],
    ['by the reader’s own', 'Thank you, Amina Okafor. Amina, we have your call from 07700 900111.'],
    ['by the town', 'There is a good club in Margate.'],
    ['by a word that begins alike', 'We saw Danielle Okaforson.'],
    ['by the child’s own reference and number', 'About SEN-7K3M-X, UPN Q886387415000.'],
    ['by a reference with a slip in it', 'About SEN-7K3M-R.'],
  ])('%s', (_, text) => {
    expect(codes(text)).toEqual([])
  })

  it('by the child’s name, when another adult has the same', () => {
    const samuel = { ...father, name: 'Samuel Okafor' }

    expect(codes('Samuel Okafor reads well. Samuel likes books.', [samuel])).toEqual([])
  })

  it('by an address or a phone that both share', () => {
    const atHome = { ...father, addressLines: mother.addressLines, phone: '+44 7700 900111' }

    expect(codes('The visit was at 5 Harbour Street, CT9 9ZZ. Call 07700 900111.', [atHome])).toEqual([])
  })

  it.each([
    ['Will Bell', 'Will you come? We will ring you. We meet on Monday.'],
    ['May Bell', 'We met in May. It is due by 4 May 2027. May we ring you?'],
    ['Grace Bell', 'He has grace.'],
  ])('by a word that is no name here, though %s is on the case', (name, text) => {
    expect(codes(text, [{ ...father, name }])).toEqual([])
  })

  it('but does by such a name inside a sentence', () => {
    expect(codes('We asked Will to come.', [{ ...father, name: 'Will Bell' }])).toEqual(['first-name:f'])
  })
})

describe('another child', () => {
  it.each([
    ['a reference', 'See SEN-7FJR-2.'],
    ['a reference as people type it', 'See sen 7fjr2.'],
    ['a pupil number', 'See A123456789012.'],
  ])('is given away by %s', (_, text) => {
    expect(codes(text)).toEqual(['other-child'])
  })
})
