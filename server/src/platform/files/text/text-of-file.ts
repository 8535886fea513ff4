import { getDocumentProxy } from 'unpdf'
import { officeText } from './office-text.ts'
import { textLimits } from './text-limits.ts'

/** What a file says in words; null for a kind of file without any. Run in a thread of its own (read-text.ts). */
export async function textOfFile(bytes: Buffer, mediaType: string): Promise<string | null> {
  if (mediaType === 'application/pdf') return pdfText(bytes)
  if (mediaType === 'text/plain') return new TextDecoder().decode(bytes).slice(0, textLimits.characters)
  return officeText(bytes, mediaType, textLimits.characters)
}

/** Page by page, up to the limits. The thread ends after it: nothing has to be tidied away. */
async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  let text = ''
  for (let number = 1; number <= Math.min(pdf.numPages, textLimits.pages); number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str
    text += '\n'
    if (text.length >= textLimits.characters) break
  }
  return text.slice(0, textLimits.characters)
}
