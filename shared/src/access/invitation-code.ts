/**
 * Characters of an invitation code: those of a reference, and 8. No vowels, so that no word comes of it; nothing that
 * is easily taken for another one of them.
 */
export const invitationAlphabet = '2346789CDFGHJKMNPQRTVWXY'

/** Chosen at random for a code, without the check at its end: 24 to the power of 12 is more than 55 bits. */
export const invitationCodeLength = 12

/** What people read for a character that a code never has. */
const lookAlikes: Readonly<Record<string, string>> = { B: '8', Z: '2' }

/**
 * The character that ends a code: every single slip makes it wrong, and nearly every swap of neighbours.
 * Source: ISO/IEC 7064, the hybrid system MOD 25,24.
 */
export function invitationCheck(body: string): string {
  const size = invitationAlphabet.length
  let rest = size
  for (const character of body) {
    const sum = (rest + invitationAlphabet.indexOf(character)) % size || size
    rest = (sum * 2) % (size + 1)
  }
  return invitationAlphabet[(size + 1 - rest) % size] as string
}

/**
 * Reads a code as a person types it, in small letters, with spaces or with hyphens elsewhere, and gives its one written
 * form (`7K3M-Q9XD-4TRW-H`), or null when it was mistyped.
 */
export function parseInvitationCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[BZ]/g, (character) => lookAlikes[character] ?? '')
  const body = plain.slice(0, invitationCodeLength)
  const isWhole =
    plain.length === invitationCodeLength + 1 &&
    [...plain].every((character) => invitationAlphabet.includes(character))
  return isWhole && plain.endsWith(invitationCheck(body)) ? formatInvitationCode(body) : null
}

/** `7K3M-Q9XD-4TRW-H`: three groups of four, then the check. */
export function formatInvitationCode(body: string): string {
  return `${body.match(/.{4}/g)?.join('-')}-${invitationCheck(body)}`
}
