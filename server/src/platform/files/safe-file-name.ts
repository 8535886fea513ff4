import type { FileEnding } from '@send-hub/shared'

/** The longest name of a saved file, without its ending, in characters. */
const longestStem = 80

/**
 * A name that any system can save a file under, made from what people call it. The ending follows from the content,
 * whatever ending somebody typed.
 */
export function safeFileName(title: string, ending: FileEnding): string {
  const stem = title
    .normalize('NFC')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    // Separators, what Windows and shells read in their own way, and what turns the direction of writing round.
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|%;$`'’&]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~-]+|[\s.]+$/g, '')
  const cut = [...stem].slice(0, longestStem).join('').trim()
  // Windows keeps these names for devices.
  const isTaken = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(cut)
  return `${cut === '' || isTaken ? 'document' : cut}.${ending}`
}

/** The longest name in a header, in characters: far more than any file of ours has. */
const longestInHeader = 200

/**
 * The header that makes a browser save a file, under a name in plain ASCII and the same in full. Whatever stands in the
 * name, it is one header with one value. Source: RFC 6266.
 */
export function attachment(name: string): string {
  const fileName = [...name.toWellFormed()].slice(0, longestInHeader).join('')
  const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain.replace(/["\\]/g, '')}"; filename*=UTF-8''${encoded}`
}
