import { type ByteSource, listZipEntries, readZipText } from '../zip-entries.ts'

/** The parts of an office file in which people write, by its media type. */
const writtenParts: Record<string, RegExp> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    /^ppt\/(?:slides\/slide|notesSlides\/notesSlide)\d+\.xml$/,
  'application/vnd.oasis.opendocument.text': /^(?:content|styles)\.xml$/,
}

/** A part may be this much longer than its words, in bytes: most of it is markup. */
const longestPartTimes = 8

/** The words of a Word, Excel, PowerPoint or OpenDocument file, as they stand; null for any other file. */
export async function officeText(
  bytes: Buffer,
  mediaType: string,
  mostCharacters: number,
): Promise<string | null> {
  const parts = writtenParts[mediaType]
  if (!parts) return null
  const source = sourceOf(bytes)
  const entries = (await listZipEntries(source, bytes.length)) ?? []
  let text = ''
  for (const entry of entries.filter(({ name }) => parts.test(name))) {
    const xml = await readZipText(source, entry, mostCharacters * longestPartTimes)
    text += `${wordsOfXml(xml ?? '')}\n`
    if (text.length >= mostCharacters) break
  }
  return text.slice(0, mostCharacters)
}

/** A paragraph, a line, a cell or a tab parts words; any other markup stands inside one, where a word changes its look. */
function wordsOfXml(xml: string): string {
  return xml
    .replace(
      /<(?:w:p|w:br|w:tab|w:cr|a:p|a:br|si|row|c|text:p|text:h|text:tab|text:line-break|text:s)\b[^>]*>/g,
      '\n',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
      if (name) return entities[name.toLowerCase()] ?? whole
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
    })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’' }

function sourceOf(bytes: Buffer): ByteSource {
  return {
    async read(buffer, offset, length, position) {
      return { bytesRead: bytes.copy(buffer, offset, position, Math.min(position + length, bytes.length)) }
    },
  }
}
