import { TextDecoder } from 'node:util'
import { prepend, takeAtLeast } from './import-source.ts'
import { ReturnRefused } from './refused.ts'

/** An XML declaration and its encoding stand within the first line. */
const DECLARATION_BYTES = 256
const DECLARED_ENCODING = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/

/**
 * Bytes to text: by the byte order mark, else by the XML declaration, else UTF-8. A byte that is not text in that
 * encoding refuses the file, because a name read wrongly would be shown to a family.
 * @throws ReturnRefused for an unknown encoding or text that is not in it
 */
export async function* decodeText(bytes: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  try {
    const start = await takeAtLeast(bytes, DECLARATION_BYTES)
    const decode = decoderFor(encodingOf(start))
    for await (const chunk of prepend(start, bytes)) yield decode(chunk)
    yield decode()
  } finally {
    await bytes.return(undefined)
  }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'UTF-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF-16LE'
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF-16BE'
  if (start[0] === 0x3c && start[1] === 0) return 'UTF-16LE'
  if (start[0] === 0 && start[1] === 0x3c) return 'UTF-16BE'
  const declared = DECLARED_ENCODING.exec(start.toString('latin1'))?.[1] ?? 'UTF-8'
  // Some systems label their UTF-8 file UTF-16. It cannot be: we have just read its declaration byte by byte.
  return /^utf-?16/i.test(declared) ? 'UTF-8' : declared.toUpperCase()
}

/** Decodes one chunk after another; without a chunk, says whether the last character is whole. */
function decoderFor(encoding: string): (chunk?: Buffer) => string {
  const decoder = knownDecoder(encoding)
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (cause) {
      throw new ReturnRefused(
        `The file is not text in ${encoding}; give the file as the case system exports it, in UTF-8.`,
        { cause },
      )
    }
  }
}

function knownDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new ReturnRefused('The file names a character encoding we cannot read; export it again as UTF-8.', {
      cause,
    })
  }
}
