import type { Service } from '../councils/council.ts'
import type { DecisionFacts, LetterCouncil, LetterRecipient } from './letter-facts.ts'
import { type LetterKind, letterLaw } from './letter-kind.ts'
import { type LetterPart, requiredParts } from './letter-parts.ts'
import type { MissingElement } from './letter-views.ts'

/** Shorter than this, a reason explains nothing. In characters. */
export const shortestReasons = 80

/**
 * What keeps a decision from being sent, in words that staff can act on; empty when every letter can go.
 * Names nobody: the sentences can be logged or read aloud.
 */
export function missingElements(
  kind: LetterKind,
  facts: DecisionFacts,
  recipients: readonly LetterRecipient[],
): MissingElement[] {
  const parts = requiredParts(kind).flatMap((part) => missingIn[part](facts, kind))
  return [...parts, ...missingOfCouncil(facts.council), ...recipientsMissing(recipients)]
}

const missing = (detail: string, pointer: string | null = null): MissingElement => ({ pointer, detail })
const nothing = (): MissingElement[] => []

/** Total: a part that the law asks for does not compile until it is said what it needs. */
const missingIn: Record<LetterPart, (facts: DecisionFacts, kind: LetterKind) => MissingElement[]> = {
  decision: nothing,
  reasons: ({ reasons }) => {
    const { length } = reasons.trim()
    if (length === 0) return [missing('No reasons are written', '/letter/reasons')]
    if (length >= shortestReasons) return []
    return [
      missing(`The reasons are too short: write at least ${shortestReasons} characters`, '/letter/reasons'),
    ]
  },
  comments: ({ commentsBy, council }) => [
    ...(commentsBy ? [] : [missing('The last day to comment is not worked out')]),
    ...(council.links.localOffer ? [] : [missing('The council’s Local Offer is not set up')]),
  ],
  next: nothing,
  appeal: ({ appeal, council: { tribunal } }) => [
    ...(appeal ? [] : [missing('The last day to appeal is not worked out')]),
    ...(tribunal && isComplete(tribunal)
      ? []
      : [missing('The Tribunal’s name, phone or website is not set up')]),
  ],
  mediation: ({ appeal, council, sectionsOnly }, kind) => [
    ...(appeal && (appeal.contactMediationBy || isWithoutCertificate(kind, sectionsOnly))
      ? []
      : [missing('The last day to contact the mediation adviser is not worked out')]),
    ...serviceMissing(council.mediation, 'mediation adviser'),
  ],
  'health-and-care': nothing,
  disagreement: ({ council }) =>
    serviceMissing(council.disagreementResolution, 'disagreement resolution service'),
  advice: ({ council: { adviceService } }) =>
    isComplete(adviceService)
      ? []
      : [missing('The advice service’s (SENDIASS) name, phone or website is not set up')],
  contact: ({ officer, council: { hub } }) => [
    ...(officer?.name && officer.team
      ? []
      : [missing('No officer is named on this case. Choose who looks after it')]),
    ...(isComplete(hub) ? [] : [missing('The hub’s phone, email or opening hours are not set up')]),
  ],
}

const isComplete = (settings: object): boolean =>
  Object.values(settings).every((value) => typeof value === 'string' && value.trim() !== '')

function serviceMissing(service: Service | null, what: string): MissingElement[] {
  if (service === null) return [missing(`The council’s ${what} is not set up`)]
  return isComplete(service) ? [] : [missing(`The council’s ${what} has no name, phone, email or website`)]
}

function isWithoutCertificate(kind: LetterKind, sectionsOnly: 'I' | null): boolean {
  const law = letterLaw(kind)
  return law.is === 'decision' && law.certificate === 'not-for-section-i' && sectionsOnly === 'I'
}

function missingOfCouncil({ name, postalAddress }: LetterCouncil): MissingElement[] {
  return [
    ...(name.trim() ? [] : [missing('The council’s name is not set up')]),
    ...(postalAddress.some((line) => line.trim())
      ? []
      : [missing('The council’s postal address is not set up')]),
  ]
}

function recipientsMissing(recipients: readonly LetterRecipient[]): MissingElement[] {
  if (recipients.length === 0) {
    return [
      missing(
        'Nobody on this case may be sent a letter. Record who may, or say that it went from another system',
      ),
    ]
  }
  const count = recipients.filter(
    ({ isByPost, addressLines }) => isByPost && addressLines.length === 0,
  ).length
  if (count === 0) return []
  return [
    missing(
      `No postal address for ${count === 1 ? 'one recipient who gets' : `${count} recipients who get`} letters by post. Add it under “People and access”`,
    ),
  ]
}
