import { foldName } from './fold-text.ts'

/** First names that are also words with which a sentence begins. */
const alsoWords = new Set(
  'bill carol dawn eve faith frank grace grant guy harmony hope ivy jack joy mark mercy miles norm pat penny rich rob rose sky sue trinity violet will'.split(
    ' ',
  ),
)
const alsoMonths = new Set(['april', 'may', 'june', 'august'])
const beforeMonth =
  /(?:^|\s)(?:in|by|on|of|from|to|until|till|since|during|for|early|late|mid|last|next|this|\d{1,2}(?:st|nd|rd|th)?)[\s-]*$/i

/**
 * Whether a text has the first name of somebody, written as a name is: with a capital, and not where it is plainly a
 * word or a month. A first name that the reader or the child has, too, is theirs.
 */
export function hasFirstName(text: string, name: string, own: readonly string[]): boolean {
  const first = foldName(name).split(' ')[0] ?? ''
  if (first.length < 2 || own.some((one) => foldName(one).split(' ').includes(first))) return false
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...plain.matchAll(/\p{Lu}[\p{L}]*/gu)].some(
    ({ 0: word, index }) =>
      word.toLowerCase() === first && isName(first, plain.slice(0, index), plain.slice(index + word.length)),
  )
}

function isName(first: string, before: string, after: string): boolean {
  if (/[\p{L}\p{N}]$/u.test(before)) return false
  if (alsoMonths.has(first))
    return !(beforeMonth.test(before) || startsSentence(before) || /^\s*\d/.test(after))
  return !(alsoWords.has(first) && startsSentence(before))
}

const startsSentence = (before: string) => /(?:^|[.!?:\n]["’”)]?)\s*$/.test(before)
