import type { LetterFacts } from './letter-facts.ts'

/** How a letter speaks of the child: by name to a parent, as "you" to the young person. */
export type Voice = {
  /** "Sam" or "you", after a verb or a preposition. */
  whom: string
  /** "Sam’s" or "your". */
  whose: string
  /** "Sam needs" or "you need". */
  needs: string
}

export function voiceOf({ recipient, child }: Pick<LetterFacts, 'recipient' | 'child'>): Voice {
  if (recipient.isYoungPerson) return { whom: 'you', whose: 'your', needs: 'you need' }
  return { whom: child.firstName, whose: `${child.firstName}’s`, needs: `${child.firstName} needs` }
}

export const startSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
