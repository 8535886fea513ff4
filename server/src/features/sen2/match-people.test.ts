import { describe, expect, test } from 'vitest'
import { type KnownChild, matchPeople, type PersonInFile } from './match-people.ts'

const isla = { upn: null, surname: 'Webb', forename: 'Isla', birthOn: '2019-07-29', postcode: 'CT16 4HT' }
const people = (...changes: Partial<PersonInFile>[]): PersonInFile[] =>
  changes.map((change, index) => ({
    ...isla,
    n: index + 1,
    line: index,
    path: `Person[${index + 1}]`,
    ...change,
  }))
const known = (...changes: Partial<KnownChild>[]): KnownChild[] =>
  changes.map((change, index) => ({ ...isla, id: `child-${index + 1}`, ...change }))

function match(inFile: PersonInFile[], inHub: KnownChild[]) {
  const { childIdOf, leftOut, faults } = matchPeople(inFile, inHub)
  return {
    matched: Object.fromEntries(childIdOf),
    leftOut: [...leftOut],
    faults: faults.map(({ severity }) => severity),
  }
}

describe('a person of a return is', () => {
  test('the child with the same UPN, whatever the name is now', () => {
    const result = match(people({ upn: 'Q886387415000', surname: 'Rai' }), known({ upn: 'Q886387415000' }))

    expect(result).toEqual({ matched: { 1: 'child-1' }, leftOut: [], faults: [] })
  })

  test('nobody we can be sure of, when the UPN is that of another name and birth date', () => {
    const sibling = { upn: 'Q886387415000', forename: 'Noah', birthOn: '2017-01-02' }

    expect(match(people(sibling), known({ upn: 'Q886387415000' }))).toEqual({
      matched: {},
      leftOut: [1],
      faults: ['left-out'],
    })
  })

  test('without UPN, the child of the same name and birth date, capitals aside', () => {
    expect(match(people({ surname: 'WEBB', postcode: 'CT1 1AA' }), known({})).matched).toEqual({
      1: 'child-1',
    })
  })

  test('without UPN, the namesake at the same postcode', () => {
    const result = match(
      people({ postcode: 'B' }, { postcode: 'A' }),
      known({ postcode: 'A' }, { postcode: 'B' }),
    )

    expect(result).toEqual({ matched: { 1: 'child-2', 2: 'child-1' }, leftOut: [], faults: [] })
  })

  test('left out among namesakes that no postcode tells apart', () => {
    const result = match(people({ postcode: 'C' }), known({ postcode: 'A' }, { postcode: 'B' }))

    expect(result).toEqual({ matched: {}, leftOut: [1], faults: ['left-out'] })
  })

  test('new, when every namesake is somebody else', () => {
    expect(match(people({ postcode: 'A' }, { postcode: 'B' }), known({ postcode: 'A' }))).toEqual({
      matched: { 1: 'child-1' },
      leftOut: [],
      faults: [],
    })
    expect(match(people({ postcode: 'A' }, { postcode: 'B' }), known())).toEqual({
      matched: {},
      leftOut: [],
      faults: [],
    })
  })

  test('the same child after gaining a UPN, at the same postcode', () => {
    expect(match(people({ upn: 'Q886387415000' }), known({})).matched).toEqual({ 1: 'child-1' })
    expect(match(people({ upn: 'Q886387415000' }), known({ upn: 'H88638741500A' })).matched).toEqual({
      1: 'child-1',
    })
  })

  test('new with a UPN at another postcode, and somebody is asked to look', () => {
    const result = match(people({ upn: 'Q886387415000', postcode: 'CT1 1AA' }), known({}))

    expect(result).toEqual({ matched: {}, leftOut: [], faults: ['kept'] })
  })

  test('new with another lasting UPN', () => {
    expect(match(people({ upn: 'Q886387415000' }), known({ upn: 'R886297915004' }))).toEqual({
      matched: {},
      leftOut: [],
      faults: [],
    })
  })

  test('by UPN before another takes the child by name', () => {
    const result = match(people({}, { upn: 'Q886387415000' }), known({ upn: 'Q886387415000' }))

    expect(result.matched).toEqual({ 2: 'child-1' })
  })
})
