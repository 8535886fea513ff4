import { formatDay } from '../day.ts'
import { appealWords, disagreementWords, healthAndCareWords, mediationWords } from './appeal-words.ts'
import type { LetterFacts } from './letter-facts.ts'
import { type LetterKind, letterLaw } from './letter-kind.ts'
import { type LetterPart, requiredParts } from './letter-parts.ts'
import type { LetterBlock, LetterContent } from './letter-views.ts'
import { adviceWords, commentWords, contactWords } from './other-words.ts'
import { blocksFromTyped, heading, paragraphs } from './plain-text.ts'
import { letterTemplates } from './templates/index.ts'
import { voiceOf } from './voice.ts'

/** The whole letter to one person, every part the law asks for in it. Call it only when `missingElements` is empty. */
export function composeLetter(kind: LetterKind, given: LetterFacts): LetterContent {
  const { council, recipient, child, officer } = given
  const facts = recipient.rights === 'yes' ? given : { ...given, appeal: null }
  return {
    language: 'en-GB',
    from: { council: council.name, lines: [...council.postalAddress, council.hub.phone, council.hub.email] },
    address: [recipient.name, ...recipient.addressLines],
    sentOn: facts.sentOn,
    reference: facts.reference,
    title: letterTemplates[kind].title,
    about: `About ${child.fullName}`,
    salutation: `Dear ${recipient.name}`,
    parts: requiredParts(kind, recipient).map((part) => ({
      part,
      blocks: partWords[part](kind, facts),
    })),
    closing: ['Yours sincerely', ...(officer ? [officer.name, officer.team] : []), council.name],
  }
}

/** Total: a part that the law asks for does not compile until it has its words. */
const partWords: Record<LetterPart, (kind: LetterKind, facts: LetterFacts) => LetterBlock[]> = {
  decision: (kind, facts) =>
    paragraphs([
      ...letterTemplates[kind].decision(facts, voiceOf(facts)),
      ...lateWords(facts),
      ...copyWords(kind, facts),
    ]),
  reasons: (kind, { reasons }) => [
    heading(letterTemplates[kind].reasonsHeading ?? 'Why we decided this'),
    ...blocksFromTyped(reasons),
  ],
  comments: (_, facts) => commentWords(facts),
  next: (kind, facts) => [
    heading('What happens next'),
    ...paragraphs(letterTemplates[kind].next(facts, voiceOf(facts))),
  ],
  appeal: appealWords,
  mediation: mediationWords,
  'health-and-care': () => healthAndCareWords(),
  disagreement: (_, facts) => disagreementWords(facts),
  advice: (_, facts) => adviceWords(facts),
  contact: (_, facts) => contactWords(facts),
}

function lateWords({ lateSince }: LetterFacts): string[] {
  if (!lateSince) return []
  return [`The law says that we should have told you by ${formatDay(lateSince)}. This is late. We are sorry.`]
}

/** For somebody who may read but not act. */
function copyWords(kind: LetterKind, facts: LetterFacts): string[] {
  const { is } = letterLaw(kind)
  const { rights, mayComment } = facts.recipient
  if (is === 'news' || (is === 'decision' ? rights !== 'no' : mayComment)) return []
  const ask = `Ask us, or ask ${facts.council.adviceService.name}, what you yourself can do.`
  return [
    ['We send you this letter so that you know.', ...(is === 'decision' ? whoseRight(facts) : []), ask].join(
      ' ',
    ),
  ]
}

function whoseRight({ recipient, child }: LetterFacts): string[] {
  if (recipient.rightIsOf === 'young-person') return [`The right to appeal is ${child.firstName}’s.`]
  if (recipient.rightIsOf === null) return []
  return [`The right to appeal is ${recipient.isYoungPerson ? 'your' : 'the'} parent’s.`]
}
