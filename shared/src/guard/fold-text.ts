import { parseReference } from '../reference.ts'

/** A text as words in small letters: case, accents and punctuation hide nobody. Begins and ends with a space. */
export function foldText(text: string): string {
  return ` ${foldName(text)} `
}

/** A name in the same way, without the spaces around it. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether these words stand in a folded text, whole and one after the other. */
export const hasWords = (folded: string, words: string): boolean =>
  words !== '' && folded.includes(` ${words} `)

const writtenReference =
  /(?<![\p{L}\p{N}])SEN[\s-]*[2-9CDFGHJKMNPQRTVWXY]{4,8}[\s-]*[2-9CDFGHJKMNPQRTVWXY](?![\p{L}\p{N}])/giu
const writtenUpn = /(?<![p{L}p{N}])[A-Z]\d{11}[\dA-Z](?![p{L}p{N}])/gi

/** The references of cases and the pupils' numbers (UPNs) in a text, each once, in their one written form. */
export function referencesIn(text: string): { references: string[]; upns: string[] } {
  const plain = text.normalize('NFKC')
  const references = [...plain.matchAll(writtenReference)].flatMap(([found]) => parseReference(found) ?? [])
  const upns = [...plain.matchAll(writtenUpn)].map(([found]) => found.toUpperCase())
  return { references: [...new Set(references)], upns: [...new Set(upns)] }
}
