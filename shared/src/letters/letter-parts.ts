import type { LetterRecipient } from './letter-facts.ts'
import { type LetterKind, letterLaw } from './letter-kind.ts'

/**
 * The parts of a letter, in their order. What a decision letter must hold is law: SEND Regulations 2014, regs 5(3),
 * 10(3), 13, 22, 31 and 32. A letter without it can give the family more time to appeal.
 */
export const letterParts = [
  'decision',
  'reasons',
  'comments',
  'next',
  'appeal',
  'mediation',
  'health-and-care',
  'disagreement',
  'advice',
  'contact',
] as const
export type LetterPart = (typeof letterParts)[number]

const whoeverHasTheRight = { rights: 'yes', mayComment: true } as const

/** The parts that a letter of this kind must have, in their order; fewer for a reader who may not act on it. */
export function requiredParts(
  kind: LetterKind,
  { rights, mayComment }: Pick<LetterRecipient, 'rights' | 'mayComment'> = whoeverHasTheRight,
): LetterPart[] {
  const law = letterLaw(kind)
  const hasAppeal = law.is === 'decision' && rights !== 'no'
  const needed: Record<LetterPart, boolean> = {
    decision: true,
    reasons: law.is === 'decision',
    comments: law.is === 'proposal' && mayComment,
    next: true,
    appeal: hasAppeal,
    mediation: hasAppeal,
    'health-and-care': hasAppeal && law.hasHealthAndCare,
    disagreement: hasAppeal,
    advice: true,
    contact: true,
  }
  return letterParts.filter((part) => needed[part])
}
