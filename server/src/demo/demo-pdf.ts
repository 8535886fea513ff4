import { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'

export interface DemoPaper {
  heading: string
  /** Who wrote it, and to whom, line by line. */
  lines: string[]
  paragraphs: string[]
}

/** One page of an invented letter or report, tagged for screen readers. */
export function demoPdf({ heading, lines, paragraphs }: DemoPaper): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    lang: 'en-GB',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: heading, Author: 'Invented for trying the hub' },
  })
  const page = pdf.struct('Document')
  pdf.addStructure(page)
  const write = (tag: 'H1' | 'P', draw: () => unknown) => page.add(pdf.struct(tag, {}, () => void draw()))
  write('P', () => pdf.fontSize(11).text(lines.join('\n')).moveDown(1.5))
  write('H1', () => pdf.fontSize(18).text(heading).moveDown())
  for (const paragraph of paragraphs) {
    write('P', () => pdf.fontSize(11).text(paragraph, { lineGap: 3 }).moveDown())
  }
  write('P', () => pdf.text('This is an invented document, for trying the hub.'))
  page.end()
  pdf.end()
  return Readable.from(pdf)
}
