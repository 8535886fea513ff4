import type { Council, LetterContent } from '@send-hub/shared'
import { formatDay } from '@send-hub/shared'
import PDFDocument from 'pdfkit'
import { add, drawBlock, drawHeading, drawParagraph, keepTogether, lineHeight, write } from './draw-blocks.ts'
import { registerLetterFonts, unprintable } from './letter-fonts.ts'
import { addressWindow, bodyTop, margins, mm, page, rightColumn, sizes } from './letter-layout.ts'

type Pdf = InstanceType<typeof PDFDocument>
type Struct = PDFKit.PDFStructureElement

/**
 * Draws a letter as it was kept: tagged PDF/UA, its fonts within. The same letter gives the same bytes every time.
 * `createdAt`: the moment the letter was kept.
 */
export async function drawLetter(
  content: LetterContent,
  createdAt: Date,
  { brand }: Pick<Council['colours'], 'brand'>,
): Promise<Buffer> {
  const pdf = newPdf(content, createdAt)
  const bytes = bytesOf(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)

  drawBar(pdf, brand)
  drawLetterhead(pdf, root, content, brand)
  drawAddress(pdf, root, content)
  drawDate(pdf, root, content)
  drawBody(pdf, root, content)
  root.end()

  drawFooters(pdf, content)
  pdf.end()
  return bytes
}

function newPdf(content: LetterContent, createdAt: Date): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets, // the library knows it; its types don't yet
    tagged: true,
    lang: content.language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: [content.title, content.reference].filter(Boolean).join(', '),
      Author: content.from.council,
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  })
  registerLetterFonts(pdf)
  pdf.font('regular')
  return pdf
}

function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

/** Decoration: screen readers pass over it. */
function drawBar(pdf: Pdf, brand: string): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf.rect(0, 0, page.width, mm(5)).fill(brand)
  pdf.endMarkedContent()
  pdf.fillColor('black')
}

function drawLetterhead(pdf: Pdf, root: Struct, { from }: LetterContent, brand: string): void {
  add(pdf, root, 'P', () => {
    pdf.fillColor(brand)
    write(pdf, from.council, { font: 'bold', size: sizes.title, y: rightColumn.letterheadTop, width: mm(90) })
    pdf.fillColor('black')
  })
  add(pdf, root, 'P', () =>
    write(pdf, from.lines.join('\n'), {
      ...{ size: sizes.small, x: rightColumn.left, width: rightColumn.width },
      y: rightColumn.letterheadTop,
    }),
  )
}

function drawAddress(pdf: Pdf, root: Struct, { address }: LetterContent): void {
  const { left, top, width } = addressWindow
  add(pdf, root, 'P', () => write(pdf, address.join('\n'), { size: sizes.small, x: left, y: top, width }))
}

function drawDate(pdf: Pdf, root: Struct, { sentOn, reference }: LetterContent): void {
  const { left, width, dateTop } = rightColumn
  add(pdf, root, 'P', () =>
    write(pdf, `${formatDay(sentOn)}${reference && `\nReference: ${reference}`}`, {
      x: left,
      y: dateTop,
      width,
      size: sizes.small,
    }),
  )
}

function drawBody(pdf: Pdf, root: Struct, content: LetterContent): void {
  pdf.x = margins.left
  pdf.y = bodyTop
  drawParagraph(pdf, root, content.salutation)
  drawHeading(pdf, root, 'H1', content.title)
  if (content.about) drawParagraph(pdf, root, content.about, 'bold')
  for (const { blocks } of content.parts) {
    for (const block of blocks) drawBlock(pdf, root, block)
  }
  const [greeting = '', ...names] = content.closing
  keepTogether(pdf, (content.closing.length + 1) * lineHeight)
  drawParagraph(pdf, root, greeting)
  drawParagraph(pdf, root, names.join('\n'))
}

/** After the last word, when the number of pages is known. */
function drawFooters(pdf: Pdf, { reference }: LetterContent): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index)
    pdf.page.margins.bottom = 0 // else the text would begin another page
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.font('regular').fontSize(sizes.small)
    pdf.text(
      `${reference && `${reference}. `}Page ${index + 1} of ${count}`,
      margins.left,
      page.height - mm(15),
      {
        lineBreak: false,
      },
    )
    pdf.endMarkedContent()
  }
}

/** What of a letter would show as a gap in print: told to staff before it goes. */
export function cannotPrint(content: LetterContent): string[] {
  const pdf = new PDFDocument()
  registerLetterFonts(pdf)
  pdf.font('regular')
  return unprintable(pdf, textsOf(content).join(''))
}

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
