import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type ContactsPart, ReturnRefused, readContacts, type Sen2Contact } from './index.ts'

const COLUMNS =
  'upn,child_surname,child_forename,child_birth_date,contact_name,relationship,parental_responsibility,email,phone,preferred_language'
const ISLA = 'Q886387415000,Webb,Isla,2019-07-29,Amelia Webb,mother,yes,amelia@example.test,07700 900001,en'

async function read(source: string | Buffer) {
  const contacts: Sen2Contact[] = []
  const lines: number[] = []
  const faults: Extract<ContactsPart, { fault: unknown }>['fault'][] = []
  for await (const part of readContacts(Readable.from([Buffer.from(source)]))) {
    if ('fault' in part) faults.push(part.fault)
    else {
      contacts.push(part.contact)
      lines.push(part.line)
    }
  }
  return { contacts, lines, faults }
}

/** A file of Isla's contact with some fields changed. */
function aFile(changes: Partial<Record<string, string>> = {}): string {
  const fields = COLUMNS.split(',').map((name, index) => changes[name] ?? ISLA.split(',')[index])
  return `${COLUMNS}\n${fields.join(',')}\n`
}

describe('a contacts file', () => {
  test('gives each contact with the child it belongs to', async () => {
    const { contacts, lines, faults } = await read(aFile())

    expect(faults).toEqual([])
    expect(lines).toEqual([2])
    expect(contacts).toEqual([
      {
        upn: 'Q886387415000',
        childSurname: 'Webb',
        childForename: 'Isla',
        childBirthDate: '2019-07-29',
        contactName: 'Amelia Webb',
        relationship: 'mother',
        parentalResponsibility: true,
        email: 'amelia@example.test',
        phone: '07700 900001',
        preferredLanguage: 'en',
      },
    ])
  })

  test('may have its columns in another order, a byte order mark, CR LF and a packing', async () => {
    const reversed = (line: string) => line.split(',').reverse().join(',')
    const text = `\ufeff${reversed(COLUMNS)}\r\n${reversed(ISLA)}\r\n`

    const { contacts, faults } = await read(gzipSync(text))

    expect(faults).toEqual([])
    expect(contacts[0]).toMatchObject({
      upn: 'Q886387415000',
      contactName: 'Amelia Webb',
      preferredLanguage: 'en',
    })
  })

  test('keeps its line numbers over quoted line breaks, empty lines and either line end', async () => {
    const rows = [
      COLUMNS,
      ISLA.replace('Amelia Webb', '"Amelia\nWebb, ""Amy"""'),
      '',
      ISLA.replace('Amelia', 'Ben'),
    ]
    for (const end of ['\n', '\r\n']) {
      const { contacts, lines } = await read(rows.join('\n').replaceAll('\n', end))

      expect(lines).toEqual([2, 5])
      expect(contacts.map((contact) => contact.contactName)).toEqual(['Amelia Webb, "Amy"', 'Ben Webb'])
    }
  })

  test('without UPN names the child by name and birth date', async () => {
    const { contacts, faults } = await read(aFile({ upn: '' }))

    expect(faults).toEqual([])
    expect(contacts[0]).toMatchObject({ upn: null, childSurname: 'Webb', childBirthDate: '2019-07-29' })
  })

  test('with a UPN needs no name, and need not say how to reach anybody', async () => {
    const nothing = {
      child_surname: '',
      child_forename: '',
      child_birth_date: '',
      relationship: '',
      email: '',
      phone: '',
    }

    const { contacts, faults } = await read(
      aFile({ ...nothing, preferred_language: '', parental_responsibility: '' }),
    )

    expect(faults).toEqual([])
    expect(contacts[0]).toMatchObject({
      email: null,
      phone: null,
      parentalResponsibility: null,
      preferredLanguage: null,
    })
  })

  test('has its addresses put in lower case and its spaces put in order', async () => {
    const { contacts } = await read(aFile({ email: ' Amelia@Example.TEST ', contact_name: ' Amelia  Webb' }))

    expect(contacts[0]).toMatchObject({ email: 'amelia@example.test', contactName: 'Amelia Webb' })
  })

  test('does not guard against spreadsheet formulas: a name is what it is', async () => {
    const { contacts } = await read(aFile({ contact_name: '=Amelia' }))

    expect(contacts[0]?.contactName).toBe('=Amelia')
  })

  test('may have columns of its own, which are reported', async () => {
    const { contacts, faults } = await read(`${COLUMNS},notes\n${ISLA},call after six\n`)

    expect(contacts).toHaveLength(1)
    expect(faults).toMatchObject([{ line: 1, path: 'Heading', severity: 'kept', row: 'file' }])
  })
})

describe('a contact that cannot go in', () => {
  test.each([
    ['contact_name', { contact_name: ' ' }],
    ['upn', { upn: '', child_forename: '' }],
    ['upn', { upn: '', child_birth_date: '' }],
    ['child_surname', { child_surname: 'x'.repeat(501) }],
    ['contact_name', { contact_name: 'Am\u0000elia' }],
  ])('is at fault in %s', async (column, changes) => {
    const { contacts, faults } = await read(aFile(changes))

    expect(contacts).toEqual([])
    expect(faults).toMatchObject([
      { line: 2, path: `Contact[1]/${column}`, severity: 'left-out', row: 'contact' },
    ])
    expect(faults[0]?.what).toContain('; this contact was left out')
  })

  test.each([
    ['a malformed UPN', { upn: '123', child_surname: '' }, ['upn', 'upn']],
    ['a birth date that is none', { upn: '', child_birth_date: '29/07/2019' }, ['child_birth_date', 'upn']],
  ])('has %s and nothing else to find the child by', async (_title, changes, columns) => {
    const { contacts, faults } = await read(aFile(changes))

    expect(contacts).toEqual([])
    expect(faults.map((fault) => fault.path)).toEqual(columns.map((column) => `Contact[1]/${column}`))
  })

  test('has too many fields, or too few', async () => {
    const { contacts, faults } = await read(`${COLUMNS}\n${ISLA},more\n${ISLA}\nQ886387415000,Webb\n`)

    expect(contacts).toHaveLength(1)
    expect(faults.map((fault) => [fault.line, fault.path])).toEqual([
      [2, 'Contact[1]'],
      [4, 'Contact[3]'],
    ])
  })

  test('has a quotation mark inside a plain field; the rows around it go in', async () => {
    const text = [
      COLUMNS,
      ISLA,
      ISLA.replace('Amelia Webb', 'Amelia "Amy" Webb'),
      ISLA.replace('Amelia', 'Ben'),
    ]

    const { contacts, lines, faults } = await read(text.join('\n'))

    expect(contacts.map((contact) => contact.contactName)).toEqual(['Amelia Webb', 'Ben Webb'])
    expect(lines).toEqual([2, 4])
    expect(faults).toMatchObject([{ line: 3, path: 'Contact[2]', severity: 'left-out' }])
  })

  test('says again what an earlier one said', async () => {
    const { contacts, faults } = await read(`${COLUMNS}\n${ISLA}\n${ISLA}\n`)

    expect(contacts).toHaveLength(1)
    expect(faults).toMatchObject([{ line: 3, path: 'Contact[2]', severity: 'left-out' }])
  })
})

describe('a contact that goes in without the field at fault', () => {
  test.each([
    ['email', 'amelia.example.test', 'email'],
    ['email', 'amelia@example', 'email'],
    ['email', 'amelia@example.test;ben@example.test', 'email'],
    ['phone', '07700', 'phone'],
    ['phone', 'ask at school 07700 900001', 'phone'],
    ['parental_responsibility', 'maybe', 'parentalResponsibility'],
    ['preferred_language', 'Polish?', 'preferredLanguage'],
    ['child_birth_date', '2019-02-29', 'childBirthDate'],
    ['upn', 'Q88638', 'upn'],
  ])('%s: %s', async (column, value, item) => {
    const { contacts, faults } = await read(aFile({ [column]: value }))

    expect(contacts[0]).toHaveProperty(item, null)
    expect(faults).toMatchObject([{ path: `Contact[1]/${column}`, severity: 'kept', row: 'contact' }])
    expect(faults[0]?.what).not.toContain(value)
  })

  test('a wrong check letter is reported and the UPN stays', async () => {
    const { contacts, faults } = await read(aFile({ upn: 'R886387415000' }))

    expect(contacts[0]?.upn).toBe('R886387415000')
    expect(faults).toMatchObject([{ path: 'Contact[1]/upn', severity: 'kept' }])
  })
})

describe('a contacts file is refused', () => {
  const refusal = (source: string | Buffer) => expect(read(source)).rejects

  test('when a column is missing, renamed or there twice', async () => {
    await refusal(`${COLUMNS.replace('email,phone,', '')}\n`).toThrow(
      'The contacts file has no email, phone in its first line',
    )
    await refusal(`${COLUMNS.replace('email', 'Email')}\n`).toThrow('has no email in its first line')
    await refusal(`${COLUMNS},email\n`).toThrow('names a column twice')
    await refusal(COLUMNS.replaceAll(',', ';')).toThrow('it must be comma-separated')
  })

  test('when there is nothing in it', async () => {
    await refusal('').toThrow(ReturnRefused)
    await refusal('\n\n').toThrow('The contacts file has no upn')
  })

  test('when a quotation mark is never closed, naming the last line that could be read', async () => {
    await refusal(`${aFile()}${ISLA.replace('Amelia', '"Amelia')}\n${ISLA}\n`).toThrow(
      'told into rows after line 2',
    )
    const swallowed = `${aFile()}"${`${ISLA}\n`.repeat(500)}`
    await refusal(swallowed).toThrow('told into rows after line 2')
  })

  test('when it is not UTF-8, so that no name is garbled', async () => {
    await refusal(Buffer.from(aFile({ contact_name: 'Zoë' }), 'latin1')).toThrow(
      'The file is not text in UTF-8',
    )
  })

  test('when its packing is cut off', async () => {
    await refusal(gzipSync(aFile()).subarray(0, 60)).toThrow('the gzip data is cut off')
  })
})
