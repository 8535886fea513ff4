import { replyAboveLine } from '@send-hub/shared'

/** Who we are in a quotation: our addresses, and the name our mails come under. */
export interface Ourselves {
  addresses: readonly string[]
  name: string
}

/** Somebody who says that their answers are further down has written between our lines. */
const writesBetween =
  /\b(below|in ?line|in red|in blue|in capitals|between (the|your) lines|underneath|siehe unten|poniżej)\b/i
const isQuoted = (line: string) => /^\s*>/.test(line)
const isBlank = (line: string) => /^[\s>]*$/.test(line)
const unquoted = (line: string) => line.replace(/^[\s>]+/, '')

/**
 * What somebody wrote, without our own mail that their program put below it. Only what is evidently ours goes: a letter
 * from a school that they quote stays, and so does everything when they wrote between the lines or when nothing would
 * be left. The whole mail is kept in any case.
 */
export function withoutOurQuote(text: string, ourselves: Ourselves): string {
  const lines = text.split('\n')
  const at = startOfQuote(lines, ourselves)
  if (at === null) return text
  const above = lines.slice(0, at).join('\n').trim()
  if (!hasWords(above) || writesBetween.test(above) || isAnsweredBelow(lines.slice(at))) return text
  return above
}

/** The line on which our mail begins in theirs; null when it is not there. */
function startOfQuote(lines: string[], ourselves: Ourselves): number | null {
  const isOurs = (words: string) => {
    const lower = words.toLowerCase()
    return (
      ourselves.addresses.some((address) => lower.includes(address)) ||
      lower.includes(ourselves.name.toLowerCase())
    )
  }
  for (const [index, line] of lines.entries()) {
    if (line.includes(replyAboveLine)) return beginningAbove(lines, index, isOurs)
    if (isOurs(introductionAt(lines, index) ?? '')) return barAbove(lines, index)
  }
  return null
}

/** "On Monday, … wrote:", in up to three lines, or a block "From: … Sent: … To: … Subject: …"; null where none begins. */
function introductionAt(lines: string[], index: number): string | null {
  const line = unquoted(lines[index] ?? '')
  if (/^\*?(From|Von|De|Od|Da|Van|Från|Feladó)\s*:\*?\s/i.test(line)) {
    const block = lines.slice(index + 1, index + 6).map(unquoted)
    const isBlock = block.some((next) =>
      /^\*?(Sent|Date|To|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Wysłano|Data|Do|Temat)\s*:/i.test(
        next,
      ),
    )
    return isBlock ? line : null
  }
  if (
    !/^(On|Am|Le|W dniu|Dnia|El|Il|Op|Den|Pe|dnia|\d{1,2}[./ ]|\d{4}[-/.]|pon|wt|śr|czw|pt|sob|niedz|mon|tue|wed|thu|fri|sat|sun)/i.test(
      line,
    )
  )
    return null
  for (const length of [1, 2, 3]) {
    const words = lines
      .slice(index, index + length)
      .map(unquoted)
      .join(' ')
      .trim()
    if (words.length > 400) return null
    if (
      /(wrote|schrieb|écrit|napisał(a|\(a\))?|pisze|escribió|ha scritto|schreef|skrev|a scris|:)\s*:?$/i.test(
        words,
      )
    )
      return words
  }
  return null
}

/** The line that draws a bar, or says "Original Message", just above. */
function barAbove(lines: string[], index: number): number {
  let at = index
  while (
    at > 0 &&
    (isBlank(lines[at - 1] ?? '') ||
      /^>?\s*([_*-]{5,}|-+\s*(Original|Ursprüngliche|Oryginalna|Message d|Wiadomość).*)$/i.test(
        (lines[at - 1] ?? '').trim(),
      ))
  )
    at -= 1
  return at
}

/** From our marker up to the words that introduce the quotation. */
function beginningAbove(lines: string[], marker: number, isOurs: (words: string) => boolean): number {
  for (let at = marker - 1; at >= Math.max(0, marker - 8); at -= 1) {
    if (isOurs(introductionAt(lines, at) ?? '')) return barAbove(lines, at)
  }
  return barAbove(lines, marker)
}

/** Words of theirs among or after lines that are marked as quoted. */
function isAnsweredBelow(below: string[]): boolean {
  const firstQuoted = below.findIndex(isQuoted)
  if (firstQuoted < 0) return false
  return below.slice(firstQuoted).some((line) => !isQuoted(line) && !isBlank(line))
}

/** A greeting from a phone is not what anyone wrote to us for. */
const hasWords = (text: string) =>
  text
    .replaceAll(
      /^[ \t]{0,20}(Sent from|Get Outlook for|Von meinem|Gesendet von|Wysłane z|Envoyé de).*$/gim,
      '',
    )
    .trim().length > 0
