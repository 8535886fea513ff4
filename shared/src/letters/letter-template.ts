import type { LetterFacts } from './letter-facts.ts'
import type { Voice } from './voice.ts'

/** Sentences for this letter, a paragraph each. */
export type Words = (facts: LetterFacts, voice: Voice) => string[]

/** What is particular to one kind of letter. Reading age 9 to 11; no names in the title, which stands in lists. */
export type LetterTemplate = {
  title: string
  decision: Words
  /** Over the reasons that staff write; left out where a letter gives none. */
  reasonsHeading?: string
  next: Words
}
