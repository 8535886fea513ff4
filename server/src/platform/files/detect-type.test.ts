import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCfb,
  anOdt,
  anOpenXml,
  aPdf,
  aPng,
  aProgram,
  aZip,
  eicar,
  pictureStarts,
} from '../../../test/sample-files.ts'
import { detectType } from './detect-type.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'send-hub-types-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function typeOf(content: Buffer | string, name = 'upload') {
  const path = join(folder, name)
  await writeFile(path, content)
  return detectType(path)
}

/** The head of an Excel file of 2003: its first record, then the next one of this kind. */
const workbook = (nextRecord: number) =>
  Buffer.from([0x09, 0x08, 4, 0, 0, 6, 5, 0, nextRecord, 0, 2, 0, 0, 0])
const word = (flags: number) => Buffer.concat([Buffer.alloc(10), Buffer.from([0, flags])])

/** Word would open it as one thing, and Excel as another. */
const twoMainParts = ['wordprocessingml.document', 'spreadsheetml.sheet']
  .map((type) => `ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"`)
  .join(' ')

describe('a file is taken for what its bytes say', () => {
  it.each([
    ['pdf', aPdf()],
    ['png', aPng()],
    ['jpg', pictureStarts.jpg],
    ['webp', pictureStarts.webp],
    ['heic', pictureStarts.heic],
    ['tif', pictureStarts.tif],
    ['docx', anOpenXml('docx')],
    ['xlsx', anOpenXml('xlsx')],
    ['pptx', anOpenXml('pptx')],
    ['odt', anOdt()],
    ['doc', aCfb([{ name: 'WordDocument', content: word(0) }, { name: '1Table' }])],
    ['xls', aCfb([{ name: 'Workbook', content: workbook(0x42) }])],
    ['ppt', aCfb([{ name: 'Current User' }, { name: 'PowerPoint Document' }])],
    ['rtf', Buffer.from('{\\rtf1\\ansi Dear Sam}')],
    ['txt', Buffer.from('Dear Sam,\r\n\tI can’t come on Friday. It is 20 < 30.\n')],
    ['txt', Buffer.from('It costs \xa35', 'latin1')],
    ['txt', Buffer.from('BMI was 17 at the last visit.')],
    ['txt', eicar],
  ])('%s', async (ending, content) => {
    expect(await typeOf(content)).toEqual({ ending })
  })

  it('whatever its name says', async () => {
    expect(await typeOf(aPdf(), 'report.exe')).toEqual({ ending: 'pdf' })
    expect(await typeOf(aProgram, 'report.pdf')).toEqual({ refused: 'not-allowed' })
  })
})

describe('a file is refused', () => {
  it.each([
    ['a program', aProgram],
    ['a program for Linux', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0', 'latin1')],
    ['a page', Buffer.from('<!DOCTYPE html><title>Report</title>')],
    ['a page that holds a PDF further down', Buffer.from(`<html><script>run()</script>\n${aPdf()}`)],
    ['a page after an empty beginning', Buffer.from(`\n\n${' '.repeat(9000)}<script>run()</script>`)],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>run()</script></svg>')],
    ['SVG after a comment', Buffer.from('<?xml version="1.0"?><!-- hi --><svg onload="run()"></svg>')],
    ['an animation', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a plain zip', aZip([{ name: 'letter.pdf', content: aPdf() }])],
    ['a Java archive', aZip([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: A' }])],
    ['a Word template', anOpenXml('dotx')],
    ['two kinds in one', aZip([{ name: '[Content_Types].xml', content: twoMainParts }])],
    ['a cut off zip', anOpenXml('docx').subarray(0, 120)],
    [
      'a zip that lies about its list',
      Buffer.concat([anOpenXml('docx').subarray(0, -6), Buffer.from([255, 255, 255, 127, 0, 0])]),
    ],
    ['an installer', aCfb([{ name: 'Property' }])],
    ['a saved email', aCfb([{ name: '__properties_version1.0' }])],
    ['a cut off Word file', aCfb([{ name: 'WordDocument' }]).subarray(0, 900)],
    ['bytes', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])],
    ['text with a character 0', Buffer.from('Dear\0Sam')],
    ['only blanks', Buffer.from(' \n \n')],
  ])('%s', async (_, content) => {
    expect(await typeOf(content)).toEqual({ refused: 'not-allowed' })
  })

  it.each([
    ['by its type', anOpenXml('docm')],
    ['by its type, Excel', anOpenXml('xlsm')],
    ['hidden in a plain one', anOpenXml('docx', [{ name: 'word/vbaProject.bin', content: 'x' }])],
    ['of OpenDocument', anOdt({ more: [{ name: 'Basic/Standard/Module1.xml', content: '<x/>' }] })],
    [
      'of Word 2003',
      aCfb([{ name: 'WordDocument' }, { name: 'Macros', isStorage: true }, { name: 'VBA', isStorage: true }]),
    ],
    ['of Excel 2003', aCfb([{ name: 'Workbook' }, { name: '_VBA_PROJECT_CUR', isStorage: true }])],
  ])('with macros: %s', async (_, content) => {
    expect(await typeOf(content)).toEqual({ refused: 'has-macros' })
  })

  it.each([
    ['Word', aCfb([{ name: 'EncryptionInfo' }, { name: 'EncryptedPackage' }])],
    ['Word 2003', aCfb([{ name: 'WordDocument', content: word(1) }])],
    ['Excel 2003', aCfb([{ name: 'Workbook', content: workbook(0x2f) }])],
    ['PowerPoint 2003', aCfb([{ name: 'PowerPoint Document' }, { name: 'EncryptedSummary' }])],
    ['OpenDocument', anOdt({ manifest: '<manifest:encryption-data/>' })],
    ['zip', anOpenXml('docx', [{ name: 'word/document.xml', content: 'x', isEncrypted: true }])],
  ])('with a password: %s', async (_, content) => {
    expect(await typeOf(content)).toEqual({ refused: 'has-password' })
  })

  it('that would unpack to more than memory holds, without unpacking it', async () => {
    const bomb = aZip([
      { name: '[Content_Types].xml', content: Buffer.alloc(64 * 1024 * 1024, ' ') },
      { name: 'word/document.xml', content: 'x' },
    ])
    expect(bomb.length).toBeLessThan(100_000)

    expect(await typeOf(bomb)).toEqual({ refused: 'not-allowed' })
  })

  it('whose parts lead round in a circle, in good time', async () => {
    const circle = aCfb([{ name: 'WordDocument' }])
    circle.writeUInt32LE(1, 512 + 4) // the directory goes on where it began

    expect(await typeOf(circle)).toEqual({ refused: 'not-allowed' })
  })
})
