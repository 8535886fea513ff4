import { describe, expect, test } from 'vitest'
import { aPerson, aRequest, aReturn, readWhole, type XmlItems } from '../../../test/factories/sen2-return.ts'

const faultsOf = async (...people: XmlItems[]) => readWhole(aReturn(people))

describe('a person who cannot go in', () => {
  test.each(['Surname', 'Forename', 'PersonBirthDate'])('lacks %s', async (name) => {
    const { people, faults } = await faultsOf(aPerson({ [name]: null }), aPerson({ UPN: 'R886297915004' }))

    expect(people.map((person) => person.upn)).toEqual(['R886297915004'])
    expect(faults).toEqual([
      {
        line: 15,
        path: `Person[1]/${name}`,
        what: `${name} is missing; this person was left out`,
        fix: 'Correct it in the case system, export the return and import it again.',
        severity: 'left-out',
        row: 'person',
      },
    ])
  })

  test.each(['2019-02-29', '29/07/2019', '2019-7-29', '0019-07-29'])('was born on %s', async (day) => {
    const { people, faults } = await faultsOf(aPerson({ PersonBirthDate: day }))

    expect(people).toEqual([])
    expect(faults).toMatchObject([
      {
        line: 18,
        path: 'Person[1]/PersonBirthDate',
        what: 'PersonBirthDate is not a real date written YYYY-MM-DD; this person was left out',
        severity: 'left-out',
      },
    ])
  })

  test('is not yet born on the census day', async () => {
    const { people, faults } = await faultsOf(aPerson({ PersonBirthDate: '2025-01-17' }))

    expect(people).toEqual([])
    expect(faults[0]).toMatchObject({
      path: 'Person[1]/PersonBirthDate',
      severity: 'left-out',
      row: 'person',
    })
  })
})

describe('a person who goes in but wants a look', () => {
  test.each([
    ['Sex', 'X', 'sex'],
    ['Ethnicity', 'British', 'ethnicity'],
    ['PostCode', 'Dover', 'postCode'],
    ['UPN', 'Q88638741500', 'upn'],
    ['UPNunknown', 'UN4', 'upnUnknown'],
    ['UniqueLearnerNumber', '123', 'uniqueLearnerNumber'],
  ])('has a %s that is not one; it is not taken over', async (name, value, item) => {
    const { people, faults } = await faultsOf(aPerson({ [name]: value }))

    expect(people[0]).toHaveProperty(item, null)
    expect(faults).toMatchObject([{ path: `Person[1]/${name}`, severity: 'kept', row: 'person' }])
    expect(faults[0]?.what).toContain('not taken over')
  })

  test('has a UPN with a wrong check letter; it is kept as it is', async () => {
    const { people, faults } = await faultsOf(aPerson({ UPN: 'R886387415000' }))

    expect(people[0]?.upn).toBe('R886387415000')
    expect(faults).toMatchObject([{ line: 22, path: 'Person[1]/UPN', severity: 'kept' }])
  })

  test('has no request', async () => {
    const { people, faults } = await faultsOf(aPerson({ Requests: null }))

    expect(people[0]?.requests).toEqual([])
    expect(faults).toMatchObject([{ path: 'Person[1]/Requests', severity: 'kept' }])
  })

  test('has an item twice, or text between the items', async () => {
    const text = aReturn().replace('<Sex>', '<Surname>Other</Surname>lost text<Sex>')

    const { people, faults } = await readWhole(text)

    expect(people[0]?.surname).toBe('Webb')
    expect(faults.map((fault) => fault.what)).toEqual([
      'Surname stands here twice; only the first was read',
      'Text stands between the items of this block and was not read',
    ])
  })
})

describe('people met before in the same file', () => {
  test('the second with a UPN is left out', async () => {
    const { people, faults } = await faultsOf(aPerson(), aPerson({ Surname: 'Rai', UPN: 'q886387415000' }))

    expect(people).toHaveLength(1)
    expect(faults).toMatchObject([
      {
        path: 'Person[2]',
        what: 'Has the same UPN as Person[1], which went in; this person was left out',
        severity: 'left-out',
        row: 'person',
      },
    ])
  })

  test('the second without a UPN at the same postcode is left out', async () => {
    const { people, faults } = await faultsOf(aPerson({ UPN: null }), aPerson({ UPN: null, Surname: 'WEBB' }))

    expect(people).toHaveLength(1)
    expect(faults).toMatchObject([{ path: 'Person[2]', severity: 'left-out' }])
  })

  test('namesakes of one birth date in two towns both go in, and are reported', async () => {
    const { people, faults } = await faultsOf(
      aPerson({ UPN: null }),
      aPerson({ UPN: null, PostCode: 'ME1 1AA' }),
    )

    expect(people).toHaveLength(2)
    expect(faults).toMatchObject([{ path: 'Person[2]', severity: 'kept', row: 'person' }])
  })

  test('namesakes of whom only one has a UPN both go in, and are reported, in either order', async () => {
    for (const [first, second] of [
      [null, 'Q886387415000'],
      ['Q886387415000', null],
    ] as const) {
      const { people, faults } = await faultsOf(aPerson({ UPN: first }), aPerson({ UPN: second }))

      expect(people).toHaveLength(2)
      expect(faults).toMatchObject([{ path: 'Person[2]', severity: 'kept' }])
    }
  })

  test('namesakes with UPNs of their own are two people', async () => {
    const { people, faults } = await faultsOf(aPerson(), aPerson({ UPN: 'R886297915004' }))

    expect(people).toHaveLength(2)
    expect(faults).toEqual([])
  })

  test('a person left out for another reason does not keep the next one out', async () => {
    const { people } = await faultsOf(aPerson({ Forename: null }), aPerson())

    expect(people).toHaveLength(1)
  })
})

test('no fault and no refusal repeats what the file says about anybody', async () => {
  const secrets: XmlItems = {
    Surname: 'Hemlock',
    Forename: 'Persephone',
    PersonBirthDate: '1812-13-31',
    Sex: 'Hemlock',
    PostCode: 'Hemlock Hall',
    UPN: 'Hemlock',
    Requests: [aRequest({ ReceivedDate: 'Hemlock', RYA: 'Hemlock', RequestOutcome: 'Hemlock' })],
  }

  const { faults } = await faultsOf(secrets)

  expect(faults.length).toBeGreaterThan(6)
  expect(JSON.stringify(faults)).not.toMatch(/Hemlock|Persephone|1812/)
})
