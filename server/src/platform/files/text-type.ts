import { createReadStream } from 'node:fs'

/** How far into a file markup is looked for, in bytes. */
const markupWithin = 64 * 1024
const markup = /<(?:!doctype|html|body|script|svg|\?xml|iframe)[\s>/?]/i
/** What no text holds: control characters other than tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const noText = /[\x00-\x08\x0b\x0e-\x1f\x7f]/

/** Whether a file is plain text from end to end, and no page, picture or script in the dress of one. */
export async function isPlainText(path: string): Promise<boolean> {
  let seen = ''
  // As Latin-1 each byte is one character, so the test holds for UTF-8 and for the older one-byte alphabets.
  for await (const chunk of createReadStream(path, 'latin1') as AsyncIterable<string>) {
    if (noText.test(chunk)) return false
    if (seen.length < markupWithin) seen += chunk
  }
  return seen.trim() !== '' && !markup.test(seen.slice(0, markupWithin))
}
