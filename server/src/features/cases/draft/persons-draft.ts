import type { Day } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { readParts } from '../../../platform/db/page-part.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notAllowed, notFound } from '../../../platform/errors.ts'
import { findCaseOfFamily, lockCase, type SharedCase } from '../cases.store.ts'
import {
  type DraftCommentsRow,
  type DraftWordsRows,
  draftOfPerson,
  type FamilyRequestRow,
  wordsOfRound,
} from './draft.store.ts'
import { type DraftRound, draftRound } from './draft-round.ts'
import { type PersonWindow, personWindow } from './person-window.ts'

/** The newest draft of a case as one family member has it. */
export interface PersonsDraft {
  record: SharedCase
  round: DraftRound
  window: PersonWindow
  /** Typed and not sent yet. */
  typed: DraftCommentsRow | null
  /** Newest first. */
  sent: DraftCommentsRow[]
  /** Newest first. */
  requests: FamilyRequestRow[]
}

/**
 * @throws not-found when the case is absent, not shared with them, has no draft, or is closed after a death
 * @throws not-allowed when they may only look: a draft is for those who may act
 */
export async function requirePersonsDraft(tx: Tx, ctx: FamilyContext, caseId: string): Promise<PersonsDraft> {
  const record = await findCaseOfFamily(tx, ctx.actor.id, ctx.today, caseId)
  if (!record || record.status === 'CLOSED_DECEASED') throw notFound()
  if (record.level !== 'act') {
    throw notAllowed(
      'You can see this case, but the draft is for those who decide with us. Call us if you have a question.',
    )
  }
  const words = await readParts(tx, 'drafts.of-person', draftOfPerson, ctx, caseId)
  const found = personsDraft(record, words, ctx.today)
  if (!found) throw notFound()
  return found
}

/** Null without a draft. `words`: this person's own. */
export function personsDraft(record: SharedCase, words: DraftWordsRows, today: Day): PersonsDraft | null {
  const round = draftRound(record)
  if (!round) return null
  const { comments, requests } = wordsOfRound(words, round.draftIds)
  return {
    record,
    round,
    window: personWindow(round, requests, today),
    typed: comments.find(({ sentAt }) => sentAt === null) ?? null,
    sent: comments.filter(({ sentAt }) => sentAt !== null),
    requests,
  }
}

/**
 * The same, for an act: nobody else changes the case until it is done, so that two presses at once find each other,
 * and a plan can't be finished in between.
 * @throws conflict when the time is over or the draft has had its day
 */
export async function lockPersonsDraft(tx: Tx, ctx: FamilyContext, caseId: string): Promise<PersonsDraft> {
  // Whose case it is comes first: nobody locks what isn't shared with them.
  await requirePersonsDraft(tx, ctx, caseId)
  await asSystem(tx, () => lockCase(tx, caseId))
  const found = await requirePersonsDraft(tx, ctx, caseId)
  requireOpen(found)
  return found
}

/** @throws conflict that tells what can still be done */
export function requireOpen({ window }: PersonsDraft): void {
  if (window.closedWords)
    throw conflict(`${window.closedWords} You can still send us what you think as a question.`)
}
