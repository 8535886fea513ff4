/**
 * What a saved reply may leave to be filled from the live case, by the name that stands between braces. The words and
 * dates are those of the page of whoever asked: a saved reply never has a second wording of its own.
 */
export const placeholderWords = {
  'child’s first name': 'The name the child is called by',
  stage: 'The heading of the stage',
  'what happens now': 'What we are doing',
  'what happens next': 'What comes after it',
  'if it is late': 'What we say of a step that is late; nothing while none is',
  'next date': 'The next date, with what happens then',
  'who is responsible': 'The team, or the officer',
  'reply by': 'The day we promised an answer for',
  'phone of the hub': 'Our phone number',
  'advice service': 'The free advice service and its phone number',
} as const

export type Placeholder = keyof typeof placeholderWords
export const placeholders = Object.keys(placeholderWords) as Placeholder[]

/** What is known for this asker. Left out: they may not be told it, or there is nothing to tell. */
export type PlaceholderFacts = Partial<Record<Placeholder, string>>

/** As somebody types it: with a straight apostrophe, another case or spaces inside the braces. */
const nameOf = (inside: string) => inside.trim().toLowerCase().replace(/['‘`]/g, '’').replace(/\s+/g, ' ')

/** Anything with a letter between braces on one line: a name that nobody knows would reach a family just as unfilled. */
const inBraces = /\{([^{}\n]*\p{L}[^{}\n]*)\}/gu

export const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(placeholderWords, name)

/** Fills what is known; the rest stays in its braces, in plain sight. What is filled with nothing leaves no gap. */
export function fillPlaceholders(text: string, facts: PlaceholderFacts): string {
  const filled = text.replace(inBraces, (whole, inside: string) => {
    const name = nameOf(inside)
    return isPlaceholder(name) ? (facts[name] ?? whole) : whole
  })
  return filled
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** What still stands in braces, each once, as it is written. */
export function openPlaceholders(text: string): string[] {
  return [...new Set(text.match(inBraces))]
}

/** Those that nobody could ever fill. */
export function unknownPlaceholders(text: string): string[] {
  return openPlaceholders(text).filter((found) => !isPlaceholder(nameOf(found.slice(1, -1))))
}

/** Why a text may not go to a family as it stands; null: it may. */
export function placeholderRefusal(text: string): string | null {
  const open = openPlaceholders(text)
  if (open.length === 0) return null
  return `Write what belongs there, or take it out: ${open.join(', ')}`
}
