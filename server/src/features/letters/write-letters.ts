import {
  composeLetter,
  type DecisionFacts,
  givesAway,
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
}

export interface LetterDraft {
  recipient: PersonOfCase
  content: LetterContent
}

/** The letters as they would go, one for each adult, and what keeps them from going. */
export function draftLetters({ kind, facts, people }: LettersToWrite): {
  missing: MissingElement[]
  letters: LetterDraft[]
} {
  const recipients = people.filter(({ isRecipient }) => isRecipient)
  const letters = recipients.map((recipient) => ({
    recipient,
    content: composeLetter(kind, { ...facts, recipient }),
  }))
  const missing = missingElements(kind, facts, recipients)
  return {
    missing: letters.some((letter) => betrays(letter, people)) ? [...missing, betrayal] : missing,
    letters,
  }
}

const betrayal: MissingElement = {
  pointer: '/letter/reasons',
  detail:
    'The reasons give the name or contact details of an adult on this case, and another adult would read them. Leave them out',
}

function betrays({ recipient, content }: LetterDraft, people: readonly PersonOfCase[]): boolean {
  return givesAway(
    content,
    people.filter(({ id }) => id !== recipient.id),
  )
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
  const { missing, letters } = draftLetters(about)
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
      details: { kind, eventId, familyMemberId: recipient.id },
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
