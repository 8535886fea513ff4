/**
 * Flesch-Kincaid grade level of an English text: grade 6 is about 11 years old. A hint for whoever writes, no more: it
 * counts words and syllables and knows nothing of what they say. 0 for a text without words.
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:\n]+/).filter((part) => /\w/.test(part)).length
  const words = text.match(/[\p{L}\d’']+/gu) ?? []
  if (words.length === 0 || sentences === 0) return 0
  const syllables = words.reduce((sum, word) => sum + countSyllables(word.toLowerCase()), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

/** Vowel groups, less a silent ending: near enough over a paragraph. */
function countSyllables(word: string): number {
  const spoken = word.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0)
}
