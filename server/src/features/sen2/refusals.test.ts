import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { aHeader, aPerson, aReturn, readWhole, xml } from '../../../test/factories/sen2-return.ts'
import { ReturnRefused, readReturn } from './index.ts'

/** The one sentence of a refusal; fails when the file is taken. */
async function refusal(source: string | Buffer | Readable): Promise<string> {
  const error = await readWhole(source).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ReturnRefused)
  const { message } = error as ReturnRefused
  expect(message).toMatch(/^[A-Z].*\.$/)
  expect(message).not.toContain('\n')
  return message
}

const good = aReturn()

describe('a file that is no whole XML is refused with one sentence', () => {
  test('an empty file', async () => {
    expect(await refusal('')).toBe('The file is empty; export it again.')
    expect(await refusal(gzipSync(''))).toBe('The file is empty; export it again.')
  })

  test('something else than XML', async () => {
    for (const text of ['upn,child_surname\n', '{"Message":1}', '   \n', 'Surname']) {
      expect(await refusal(text)).toContain('The file is not XML')
    }
  })

  test('an element that is not closed', async () => {
    expect(await refusal(good.replace('</Surname>', ''))).toMatch(
      /not well-formed XML at line \d+ \(unexpected close tag\)/,
    )
  })

  test('a lone ampersand or less-than sign', async () => {
    expect(await refusal(aReturn([aPerson({ Surname: 'Webb & Sons' })]))).toContain('not well-formed XML')
    expect(await refusal(aReturn([aPerson({ Surname: 'Webb < Sons' })]))).toContain('not well-formed XML')
  })

  test('a file that stops anywhere', async () => {
    for (const at of [50, 300, good.length - 30, good.length - 3]) {
      expect(await refusal(good.slice(0, at)), `cut at ${at}`).toContain('The file stops in the middle')
    }
  })

  test('gzip data that stops or is damaged', async () => {
    const packed = gzipSync(good)
    expect(await refusal(packed.subarray(0, packed.length - 9))).toContain('the gzip data is cut off')
    expect(await refusal(packed.subarray(0, 60))).toContain('the gzip data is cut off')
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 40, 60)
    expect(await refusal(damaged)).toContain('the gzip data does not unpack')
  })

  test('more text or a second document after the end', async () => {
    expect(await refusal(`${good}more`)).toContain('not well-formed XML')
    expect(await refusal(good + xml({ Message: { Header: aHeader() } }))).toContain('second document')
  })

  test('characters that XML does not allow', async () => {
    expect(await refusal(aReturn([aPerson({ Surname: 'We\u0000bb' })]))).toContain(
      'a character that XML does not allow',
    )
    expect(await refusal(aReturn([aPerson({ Surname: 'We&#0;bb' })]))).toContain('invalid character entity')
  })

  test('bytes that are not text in the encoding', async () => {
    const latin = Buffer.from(aReturn([aPerson({ Forename: 'Zoë' })]), 'latin1')
    expect(await refusal(latin)).toContain('The file is not text in UTF-8')
    expect(await refusal(good.replace('UTF-8', 'KLINGON-8'))).toContain('a character encoding we cannot read')
  })

  test('a path where there is no file, or a folder', async () => {
    for (const [path, why] of [
      ['no/such/file.xml', 'there is no such file'],
      ['.', 'this is a folder'],
    ] as const) {
      await expect(readReturn(path).next()).rejects.toThrow(why)
    }
  })
})

describe('a file that could do harm is refused', () => {
  const withDoctype = (doctype: string) => good.replace('<Message>', `${doctype}<Message>`)

  test('any DOCTYPE, plain, external or with entities', async () => {
    const billionLaughs =
      '<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    for (const doctype of [
      '<!DOCTYPE Message>',
      '<!DOCTYPE Message SYSTEM "file:///etc/passwd">',
      billionLaughs,
    ]) {
      expect(await refusal(withDoctype(doctype))).toContain('a DOCTYPE or entity definition at line 2')
    }
    expect(await refusal(good.replace('<Persons>', '<Persons><!DOCTYPE m>'))).toContain('a DOCTYPE or entity')
  })

  test('an entity definition outside a DOCTYPE, and one too large to hold', async () => {
    expect(await refusal(withDoctype('<!ENTITY a "ha">'))).toContain('a DOCTYPE or entity definition')
    const huge = `<!DOCTYPE m [<!ENTITY a "${'ha'.repeat(200_000)}">]>`
    expect(await refusal(withDoctype(huge))).toContain('a DOCTYPE or entity definition')
  })

  test('an entity nobody defined, among them HTML’s and names of our own language', async () => {
    for (const entity of ['&a;', '&nbsp;', '&toString;', '&constructor;', '&__proto__;']) {
      expect(await refusal(aReturn([aPerson({ Surname: entity })])), entity).toContain(
        'invalid character entity',
      )
    }
  })

  test('an item of more than a thousand characters', async () => {
    const long = aReturn([aPerson({ Surname: 'a'.repeat(1001) })])
    expect(await refusal(long)).toBe(
      'The file has an item longer than 1000 characters, at line 16; export it again from the case system.',
    )
    expect(await refusal(aReturn([aPerson({ Surname: `<![CDATA[${'a'.repeat(1001)}]]>` })]))).toContain(
      'longer than',
    )
  })

  test('an item of many megabytes, before it is in memory', async () => {
    async function* endless() {
      yield Buffer.from(good.slice(0, good.indexOf('<Surname>') + 9))
      for (;;) yield Buffer.alloc(16_384, 'a')
    }
    expect(await refusal(Readable.from(endless()))).toContain('longer than 1000 characters')
  })

  test('elements nested without end, and a block without end', async () => {
    expect(await refusal(aReturn([aPerson({ Surname: '<a>'.repeat(50) })]))).toContain(
      'nests elements deeper',
    )
    expect(await refusal(good.replace('</Persons>', `</Persons>${'<a>'.repeat(50)}`))).toContain(
      'nests elements deeper',
    )
    const wide = aPerson({ SENneed: Array.from({ length: 2001 }, () => ({})) })
    expect(await refusal(aReturn([wide]))).toContain('holds more in one block')
  })

  test('attributes meant to trip the parser', async () => {
    const attributes = Array.from({ length: 30 }, (_, n) => `a${n}="1"`).join(' ')
    expect(await refusal(good.replace('<Surname>', `<Surname ${attributes}>`))).toContain(
      'too many attributes',
    )
    expect(await refusal(good.replace('<Surname>', '<Surname hasOwnProperty="1" b="2">'))).toContain(
      'cannot be read',
    )
  })
})

describe('XML that is not a SEN2 return is refused', () => {
  test('another root', async () => {
    expect(await refusal('<html><body/></html>')).toContain('its outermost element is not Message')
  })

  test('another collection', async () => {
    expect(await refusal(aReturn([], aHeader({ Collection: 'CIN' })))).toContain(
      'another collection, not SEN2',
    )
    expect(await refusal(aReturn([], aHeader({ Collection: null })))).toContain(
      'does not say what its Collection is',
    )
  })

  test.each(['Year', 'ReferenceDate'])('a header without %s, or with a wrong one', async (name) => {
    expect(await refusal(aReturn([], aHeader({ [name]: null })))).toContain(
      `does not say what its ${name} is`,
    )
    expect(await refusal(aReturn([], aHeader({ [name]: 'soon' })))).toContain(
      `says wrongly what its ${name} is`,
    )
  })

  test('a header without LEA, or with a wrong one', async () => {
    expect(await refusal(aReturn([], aHeader({}, { LEA: null })))).toContain('does not say what its LEA is')
    expect(await refusal(aReturn([], aHeader({}, { LEA: 'Kent' })))).toContain('says wrongly what its LEA is')
  })

  test('no header, no people, or two headers', async () => {
    expect(await refusal(aReturn([], null))).toContain('no Header before its Persons')
    expect(await refusal('<Message/>')).toContain('no Header before its Persons')
    expect(await refusal(xml({ Message: { Header: aHeader() } }))).toContain('holds no Persons')
    expect(await refusal(xml({ Message: { Header: [aHeader(), aHeader()] } }))).toContain('two headers')
  })
})
