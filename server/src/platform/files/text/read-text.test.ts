import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileTypes } from '@send-hub/shared'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { anOdt, anOpenXml, aPng } from '../../../../test/sample-files.ts'
import { readText } from './read-text.ts'
import { textLimits } from './text-limits.ts'

const read = (content: Buffer, ending: keyof typeof fileTypes, timeMs?: number) =>
  readText(Readable.from([content]), fileTypes[ending].mediaType, timeMs)

async function aPdfOf(pages: string[]): Promise<Buffer> {
  const pdf = new PDFDocument({ autoFirstPage: false })
  for (const text of pages) pdf.addPage().text(text)
  pdf.end()
  return buffer(pdf)
}
const aWord = (xml: string) =>
  anOpenXml('docx', [{ name: 'word/document.xml', content: `<w:document>${xml}</w:document>` }])

describe('the words of a file', () => {
  it('of a PDF are those of all its pages', async () => {
    const text = await read(await aPdfOf(['About Maya Okafor', 'The second page: José']), 'pdf')

    expect(text).toMatch(/About Maya Okafor[\s\S]+The second page: José/)
  })

  it('of a Word file stay whole where their look changes, and apart where a paragraph ends', async () => {
    const xml =
      '<w:p><w:r><w:t>Ma</w:t></w:r><w:r><w:t>ya &amp; Sam</w:t></w:r></w:p><w:p><w:r><w:t>End</w:t></w:r></w:p>'

    expect(await read(aWord(xml), 'docx')).toMatch(/Maya & Sam\s+End/)
  })

  it('of a Word file are also those in its head and foot', async () => {
    const header = { name: 'word/header1.xml', content: '<w:p><w:t>Maya Okafor</w:t></w:p>' }

    expect(await read(anOpenXml('docx', [header]), 'docx')).toContain('Maya Okafor')
  })

  it('of a spreadsheet, of OpenDocument and of plain text are read, too', async () => {
    const sheet = anOpenXml('xlsx', [{ name: 'xl/sharedStrings.xml', content: '<si><t>Maya</t></si>' }])
    const odt = anOdt({ more: [{ name: 'styles.xml', content: '<text:p>Maya</text:p>' }] })

    for (const [content, ending] of [
      [sheet, 'xlsx'],
      [odt, 'odt'],
      [Buffer.from('Maya'), 'txt'],
    ] as const)
      expect(await read(content, ending), ending).toContain('Maya')
  })
})

describe('a file without words that can be read', () => {
  it.each([
    ['a picture', aPng(), 'png'],
    ['a broken PDF', Buffer.from('%PDF-1.7\nnothing'), 'pdf'],
    ['a broken Word file', Buffer.from('PK\x03\x04nothing'), 'docx'],
    ['a file that is too large', Buffer.alloc(textLimits.fileBytes + 1, 'Maya '), 'txt'],
  ] as const)('is %s', async (_, content, ending) => {
    expect(await read(content, ending)).toBeNull()
  })

  it('is a PDF of scanned pages', async () => {
    expect(await read(await aPdfOf(['']), 'pdf')).toBeNull()
  })

  it('is one that takes longer than its time', async () => {
    expect(await read(await aPdfOf(['Maya']), 'pdf', 1)).toBeNull()
  })

  it('is one that unpacks to far more than words can be', async () => {
    const bomb = anOpenXml('docx', [{ name: 'word/document.xml', content: Buffer.alloc(40_000_000, 'a') }])

    expect(await read(bomb, 'docx')).toBeNull()
  })
})
