import type { LetterBlock } from '@send-hub/shared'
import type PDFDocument from 'pdfkit'
import { printable } from './letter-fonts.ts'
import { lineGap, margins, page, paragraphGap, sizes, textWidth } from './letter-layout.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Struct = PDFKit.PDFStructureElement

/** Draws the parts of a letter in order, each as the kind of thing it is, so that a screen reader can tell them. */
export function drawBlock(pdf: Pdf, parent: Struct, block: LetterBlock): void {
  if (block.is === 'heading') drawHeading(pdf, parent, 'H2', block.text)
  else if (block.is === 'paragraph') drawParagraph(pdf, parent, block.text)
  else if (block.is === 'list') drawList(pdf, parent, block.items)
  else drawContact(pdf, parent, block)
}

/** A heading is never the last thing on a page. */
export function drawHeading(pdf: Pdf, parent: Struct, level: 'H1' | 'H2', text: string): void {
  const size = level === 'H1' ? sizes.title : sizes.heading
  keepTogether(pdf, size * 2 + 3 * lineHeight)
  if (level === 'H2') pdf.moveDown(0.4)
  add(pdf, parent, level, () =>
    write(pdf, text, { font: 'bold', size, gapAfter: level === 'H1' ? paragraphGap : paragraphGap / 2 }),
  )
}

export function drawParagraph(
  pdf: Pdf,
  parent: Struct,
  text: string,
  font: 'regular' | 'bold' = 'regular',
): void {
  keepTogether(pdf, 2 * lineHeight)
  add(pdf, parent, 'P', () => write(pdf, text, { font, gapAfter: paragraphGap }))
}

const bulletWidth = 16

function drawList(pdf: Pdf, parent: Struct, items: readonly string[]): void {
  const list = pdf.struct('L')
  parent.add(list)
  for (const item of items) {
    keepTogether(pdf, 2 * lineHeight)
    const entry = pdf.struct('LI')
    list.add(entry)
    const top = pdf.y
    add(pdf, entry, 'Lbl', () => write(pdf, '•', { x: margins.left + 4, y: top }))
    add(pdf, entry, 'LBody', () =>
      write(pdf, item, { x: margins.left + bulletWidth, y: top, gapAfter: paragraphGap / 2 }),
    )
    entry.end()
  }
  list.end()
  pdf.y += paragraphGap / 2
}

/** Name, then a line each for phone, email and website: all on one page. */
function drawContact(
  pdf: Pdf,
  parent: Struct,
  { name, rows }: Extract<LetterBlock, { is: 'contact' }>,
): void {
  keepTogether(pdf, (rows.length + 2) * lineHeight)
  add(pdf, parent, 'P', () => write(pdf, name, { font: 'bold', gapAfter: 1 }))
  const list = pdf.struct('L')
  parent.add(list)
  for (const { label, value } of rows) {
    const entry = pdf.struct('LI')
    list.add(entry)
    const body = pdf.struct('LBody')
    entry.add(body)
    body.add(() => write(pdf, `${label}: `, { continued: true }))
    const link = linkOf(value)
    if (link) add(pdf, body, 'Link', () => write(pdf, value, { link, gapAfter: 1 }))
    else body.add(() => write(pdf, value, { gapAfter: 1 }))
    body.end()
    entry.end()
  }
  list.end()
  pdf.y += paragraphGap
}

function linkOf(value: string): string | null {
  if (/^https:\/\/\S+$/.test(value)) return value
  return /^[^\s@]+@[^\s@]+$/.test(value) ? `mailto:${value}` : null
}

export function add(pdf: Pdf, parent: Struct, type: string, draw: () => void): void {
  parent.add(pdf.struct(type, {}, draw))
}

type Style = {
  font?: 'regular' | 'bold'
  size?: number
  x?: number
  y?: number
  width?: number
  gapAfter?: number
  continued?: boolean
  link?: string
}

/** Writes text where the last one ended, from the left margin to the right one unless the style says otherwise. */
export function write(pdf: Pdf, text: string, style: Style): void {
  const { font = 'regular', size = sizes.body, gapAfter = 0, continued = false, link } = style
  pdf.font(font).fontSize(size)
  const shown = keepNumbers(printable(pdf, text))
  const x = style.x ?? margins.left
  const width = style.width ?? textWidth - (x - margins.left)
  const options = { width, lineGap: size === sizes.small ? 0 : lineGap, continued, ...(link ? { link } : {}) }
  // A text that goes on stays on the line that it goes on from.
  if (link || (isContinuing(pdf) && style.x === undefined)) pdf.text(shown, options)
  else pdf.text(shown, x, style.y ?? pdf.y, options)
  if (!continued) {
    pdf.y += gapAfter
    pdf.x = margins.left
  }
}

/** No line ends between a number and what it counts: "2 months", "1 September". */
const keepNumbers = (text: string): string => text.replace(/(\d) (?=\p{L})/gu, '$1\u{A0}')

/** pdfkit wraps on from a continued text, and has no other way of telling. */
const isContinuing = (pdf: Pdf): boolean =>
  Boolean((pdf as unknown as { _textOptions?: { continued?: boolean } })._textOptions?.continued)

export const lineHeight = sizes.body * 1.36 + lineGap

/** Begins a new page where this much, in points, has no room on this one. */
export function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.height - margins.bottom) pdf.addPage()
}
