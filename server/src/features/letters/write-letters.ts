import {
  type ChildInText,
  composeLetter,
  type DecisionFacts,
  findGivenAway,
  type GivenAway,
  giveAwayWords,
  type LetterContent,
  type LetterKind,
  type LetterRecipient,
  letterTemplateVersion,
  type MissingElement,
  missingElements,
  type OtherAdult,
} from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { HubError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { insertLetter } from './letters.store.ts'

/** Somebody of the case: whoever gets the letter, or must not be known from another's. */
export interface PersonOfCase extends LetterRecipient, OtherAdult {
  /** May be sent letters of this case today. */
  isRecipient: boolean
}

export interface LettersToWrite {
  kind: LetterKind
  facts: DecisionFacts
  people: readonly PersonOfCase[]
  /** What the reasons give away of somebody else and the writer lets stand, by code. */
  confirms?: readonly string[] | undefined
}

export interface LetterDraft {
  recipient: PersonOfCase
  content: LetterContent
}

/** The letters as they would go, one for each adult, and what keeps them from going. */
export function draftLetters({ kind, facts, people, confirms = [] }: LettersToWrite): {
  missing: MissingElement[]
  letters: LetterDraft[]
  /** What the reasons give away and may stay. */
  confirmed: string[]
} {
  const recipients = people.filter(({ isRecipient }) => isRecipient)
  const letters = recipients.map((recipient) => ({
    recipient,
    content: composeLetter(kind, { ...facts, recipient }),
  }))
  const found = givenAwayIn(facts, recipients, people)
  return {
    missing: [
      ...missingElements(kind, facts, recipients),
      ...found.filter(({ code }) => !confirms.includes(code)).map(asMissing),
    ],
    letters,
    confirmed: found.map(({ code }) => code).filter((code) => confirms.includes(code)),
  }
}

const asMissing = ({ code, kind }: GivenAway): MissingElement => ({
  pointer: `/letter/confirms/${code}`,
  detail: `The reasons: ${lowerFirst(giveAwayWords[kind])}, and another adult would read it. Take it out, or confirm that it may stay`,
})

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** The reasons are the one part of a letter where somebody else can slip in: each recipient reads the same. */
function givenAwayIn(
  facts: DecisionFacts,
  recipients: readonly PersonOfCase[],
  people: readonly PersonOfCase[],
): GivenAway[] {
  const child = childOf(facts)
  const found = recipients.flatMap((reader) =>
    findGivenAway(facts.reasons, { reader, child, others: people.filter(({ id }) => id !== reader.id) }),
  )
  return [...new Map(found.map((each) => [each.code, each])).values()]
}

function childOf({ child, reference }: DecisionFacts): ChildInText {
  const [forename = '', ...rest] = child.fullName.split(' ')
  return {
    forename,
    preferredName: child.firstName,
    surname: rest.join(' '),
    upn: null,
    references: [reference],
  }
}

/**
 * Keeps one letter for each adult, in the transaction of the decision they tell of.
 * @throws validation-failed naming everything that is missing: the decision is then not recorded either
 */
export async function writeLetters(
  tx: Tx,
  ctx: StaffContext,
  about: LettersToWrite & { caseId: string; eventId: string },
): Promise<void> {
  const { missing, letters, confirmed } = draftLetters(about)
  if (missing.length > 0) throw cannotBeSent(missing)
  const { caseId, eventId, kind } = about
  for (const { recipient, content } of letters) {
    const id = newId()
    await insertLetter(tx, {
      ...{ id, caseId, eventId, kind, content, familyMemberId: recipient.id, isByPost: recipient.isByPost },
      templateVersion: letterTemplateVersion,
      createdAt: ctx.now,
    })
    await recordAudit(tx, ctx, {
      ...{ action: 'letter-sent', subjectKind: 'letter', subjectId: id, caseId },
      details: {
        ...{ kind, eventId, familyMemberId: recipient.id },
        ...(confirmed.length > 0 && { confirms: confirmed }),
      },
    })
  }
}

function cannotBeSent(missing: readonly MissingElement[]): HubError {
  return new HubError(
    'validation-failed',
    'The letter can’t be sent yet. Something it must have is missing.',
    {
      errors: missing.map(({ pointer, detail }) => ({ pointer: pointer ?? '/letter', detail })),
    },
  )
}
