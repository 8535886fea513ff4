import { createHash } from 'node:crypto'

/** More head than this is nobody's letter: what lies beyond is taken for the body. */
const longestHeadBytes = 1_000_000

/** What makes a mail the same mail, in the head; everything else in it may differ from one delivery to the next. */
const namedHeaders = ['message-id', 'from', 'date', 'subject'] as const

/**
 * Reads a mail as it passes and tells afterwards what makes it one mail, however often it is delivered and to however
 * many of our addresses: its Message-ID, sender, date and body. Trace and delivery headers are left out. A Message-ID
 * alone is not enough: whoever knows one could otherwise hide the true mail behind a mail of their own.
 */
export function createContentDigest(): { take(chunk: Buffer): void; digest(): string } {
  const body = createHash('sha256')
  let head = Buffer.alloc(0)
  let isInBody = false
  let newlines = 0

  /** Line ends differ from one way to the next (IMAP stores keep LF), and so does how many there are at the end. */
  function takeBody(chunk: Buffer): void {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]
      if (byte !== 0x0d && byte !== 0x0a) {
        if (newlines > 0) {
          body.update('\n'.repeat(newlines))
          newlines = 0
        }
        continue
      }
      if (at > from) body.update(chunk.subarray(from, at))
      from = at + 1
      if (byte === 0x0a) newlines += 1
    }
    if (from < chunk.length) body.update(chunk.subarray(from))
  }

  return {
    take(chunk) {
      if (isInBody) {
        takeBody(chunk)
        return
      }
      head = Buffer.concat([head, chunk])
      const end = endOfHead(head)
      if (end < 0 && head.length < longestHeadBytes) return
      isInBody = true
      const rest = head.subarray(end < 0 ? longestHeadBytes : end)
      head = head.subarray(0, end < 0 ? longestHeadBytes : end)
      takeBody(rest)
    },
    digest() {
      return createHash('sha256')
        .update(JSON.stringify(namesOf(head)))
        .update(body.digest())
        .digest('hex')
    },
  }
}

/** Where the empty line is over that ends the head; -1 while it has not come. */
function endOfHead(head: Buffer): number {
  const text = head.toString('latin1')
  const found = /\r?\n\r?\n/.exec(text)
  return found ? found.index + found[0].length : -1
}

/**
 * The values that name the mail. One without a Message-ID is named by its subject too, and one that has no date either
 * by the line of the server that took it in first: two weekly "Any news?" are two mails.
 */
function namesOf(head: Buffer): (string | null)[] {
  const lines = head
    .toString('latin1')
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  const headerOf = (name: string) => {
    const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`))
    return line === undefined
      ? null
      : line
          .slice(name.length + 1)
          .replaceAll(/\s+/g, ' ')
          .trim()
  }
  const [messageId = null, from = null, date = null, subject = null] = namedHeaders.map(headerOf)
  if (messageId) return [messageId, from, date]
  const firstReceived = lines.findLast((line) => /^received:/i.test(line)) ?? null
  return [null, from, date, subject, date ? null : firstReceived]
}
