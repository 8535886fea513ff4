import type { Likeness } from '@send-hub/shared'
import { isSameName } from '../../people/index.ts'

/** How what an asker gave compares with the record; without one of the two nobody can tell. */
export function compare(
  given: string | null | undefined,
  known: string | null | undefined,
  plain: (text: string) => string,
): Likeness {
  if (!given?.trim() || !known?.trim()) return 'unknown'
  return plain(given) === plain(known) ? 'same' : 'differs'
}

export const compareNames = (given: string, known: string): Likeness =>
  isSameName(given, known) ? 'same' : 'differs'

export const plainEmail = (text: string): string => text.trim().toLowerCase()

/** Digits alone, a British number beginning with 0. */
export const plainPhone = (text: string): string => text.replace(/\D/g, '').replace(/^(?:0044|44)0?/, '0')

export const plainPostcode = (text: string): string => text.replace(/\s/g, '').toUpperCase()

const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/giu

/** The postcodes in a text, each once. */
export function postcodesIn(text: string): string[] {
  return [...new Set((text.match(postcode) ?? []).map(plainPostcode))]
}

/** `hidden`: nobody here may learn where they live, not even that a guess is right. */
export function comparePostcodes(given: readonly string[], known: string | null, hidden: boolean): Likeness {
  if (hidden || given.length === 0 || !known) return 'unknown'
  return postcodesIn(known).some((one) => given.includes(one)) ? 'same' : 'differs'
}
