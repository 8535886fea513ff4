import type { LetterContent } from './letter-views.ts'

/** Somebody of the same case who must not be known from another adult's letter. */
export type OtherAdult = {
  name: string
  email: string | null
  phone: string | null
  addressLines: readonly string[]
}

/** Whether a letter gives away an adult other than the one it goes to: name, email, phone, or a line of the address. */
export function givesAway(content: LetterContent, others: readonly OtherAdult[]): boolean {
  const text = ` ${plain(wordsOf(content))} `
  const digits = digitsOf(wordsOf(content))
  // Two adults at one address know it of each other.
  const isOwn = (line: string) => content.address.some((own) => plain(own) === plain(line))
  return others.some(({ name, email, phone, addressLines }) => {
    const secrets = [name, email, ...addressLines.filter((line) => /\d/.test(line) && !isOwn(line))]
    return (
      secrets.some((secret) => secret && text.includes(` ${plain(secret)} `)) ||
      (phone !== null && digitsOf(phone).length >= 9 && digits.includes(digitsOf(phone)))
    )
  })
}

/** The same number is written with 0, with +44 or with 44 0. */
const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^(44|0)+/, '')

/** Case, accents and punctuation hide nobody. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What staff wrote: the one part where another person can slip in. */
function wordsOf({ parts }: LetterContent): string {
  return parts
    .filter(({ part }) => part === 'reasons')
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.is === 'list' ? block.items : 'text' in block ? [block.text] : []))
    .join('\n')
}
