/** `%word%` for LIKE, with the word's own `%`, `_` and `\` taken literally. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The words of a search, in lower case; the first five say enough. */
export const wordsOf = (query: string): string[] =>
  query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)
