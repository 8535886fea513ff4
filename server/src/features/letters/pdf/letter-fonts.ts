import { readFileSync } from 'node:fs'
import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

/**
 * Open Sans (SIL Open Font License 1.1, fonts/OFL.txt): the fonts that every PDF reader has of its own can't show
 * Łukasz or Ştefan, and an accessible PDF has its fonts within.
 */
const files = { regular: 'OpenSans-Regular.ttf', bold: 'OpenSans-Bold.ttf' } as const
export type LetterFont = keyof typeof files

/** Read once a process, at the first letter. */
let read: Record<LetterFont, Buffer> | null = null

export function registerLetterFonts(pdf: Pdf): void {
  read ??= { regular: readFont('regular'), bold: readFont('bold') }
  pdf.registerFont('regular', read.regular)
  pdf.registerFont('bold', read.bold)
}

const readFont = (font: LetterFont) => readFileSync(new URL(`./fonts/${files[font]}`, import.meta.url))

/** What stands where the font has no sign for a character: visibly a gap, never another letter. */
const gap = '\u{FFFD}'

/** The text as the font of the document can show it; an accent may be drawn apart from its letter. */
export function printable(pdf: Pdf, text: string): string {
  return charactersOf(text)
    .map((character) => {
      if (canShow(pdf, character)) return character
      const apart = character.normalize('NFD')
      return apart !== character && canShow(pdf, apart) ? apart : gap
    })
    .join('')
}

/** The characters that the letter would show as a gap, each once. */
export function unprintable(pdf: Pdf, text: string): string[] {
  return [...new Set(charactersOf(text).filter((each) => printable(pdf, each) === gap))]
}

const charactersOf = (text: string): string[] => [...text.normalize('NFC')]

function canShow(pdf: Pdf, text: string): boolean {
  // pdfkit keeps the font it reads with to itself; nothing else can tell what is in it.
  const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })
    ._font
  return [...text].every((each) => each === '\n' || font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0))
}
