import {
  type DraftForFamily,
  type DraftOnCase,
  type MyRequest,
  planSections,
  type SentComments,
} from '@send-hub/shared'
import { type Day, londonDay } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { SharedCase } from '../cases.store.ts'
import type { DraftCommentsRow, DraftWordsRows, FamilyRequestRow } from './draft.store.ts'
import { type PersonsDraft, personsDraft, requirePersonsDraft } from './persons-draft.ts'

/** @throws not-found, not-allowed as `requirePersonsDraft` */
export async function readDraftForFamily(
  tx: Tx,
  ctx: FamilyContext,
  caseId: string,
): Promise<DraftForFamily> {
  return toDraftForFamily(await requirePersonsDraft(tx, ctx, caseId), ctx.today)
}

function toDraftForFamily(draft: PersonsDraft, today: Day): DraftForFamily {
  const { record, round, window, typed } = draft
  return {
    caseId: record.id,
    reference: record.reference,
    childName: record.childFirstName,
    kind: round.kind,
    servedOn: round.servedOn,
    commentBy: window.commentBy,
    daysLeft: window.daysLeft,
    isExtended: window.isExtended,
    waitsForAnswer: window.waitsForAnswer,
    isOpen: window.isOpen,
    closedWords: window.closedWords,
    sections: planSections.map((code) => ({ code, text: typed?.sections[code] ?? '' })),
    settingName: typed?.settingName || null,
    typedOn: typed && saysAnything(typed) ? londonDay(typed.updatedAt) : null,
    isAboutEarlierDraft: typed !== null && saysAnything(typed) && typed.draftEventId !== round.draftId,
    sent: draft.sent.map(toSentComments),
    requests: draft.requests.map((request) => toMyRequest(request, today)),
  }
}

/** What the page of a case tells of the draft; null without one with the family, or for those who may only look. */
export function draftOnCase(record: SharedCase, words: DraftWordsRows, today: Day): DraftOnCase | null {
  if (record.level !== 'act') return null
  const draft = personsDraft(record, words, today)
  if (!draft?.round.isWithFamily) return null
  const { round, window, typed, sent, requests } = draft
  const lastSent = sent[0]
  return {
    kind: round.kind,
    commentBy: window.commentBy,
    daysLeft: window.daysLeft,
    isOpen: window.isOpen,
    sentOn: lastSent?.sentAt ? londonDay(lastSent.sentAt) : null,
    sentBy: lastSent?.cameBy ?? null,
    hasUnsent: typed !== null && saysAnything(typed),
    requests: requests.map(({ kind, answerBy, answer }) => ({
      kind,
      answerBy,
      isLate: answer === null && answerBy < today,
      isAnswered: answer !== null,
    })),
  }
}

/** Whether there is anything to send in what was typed. */
export function saysAnything({
  sections,
  settingName,
}: Pick<DraftCommentsRow, 'sections' | 'settingName'>): boolean {
  return Boolean(settingName) || Object.values(sections).some((text) => text.trim() !== '')
}

/** Only what was written, in the order of the plan. @throws RangeError for what was not sent */
export function toSentComments(row: DraftCommentsRow): SentComments {
  const { id, sections, settingName, sentAt, cameBy } = row
  if (!sentAt) throw new RangeError('Only what was sent is shown')
  return {
    id,
    sentOn: londonDay(sentAt),
    sections: planSections.flatMap((code) => {
      const text = sections[code]?.trim()
      return text ? { code, text } : []
    }),
    settingName: settingName || null,
    cameBy,
  }
}

function toMyRequest(request: FamilyRequestRow, today: Day): MyRequest {
  const { id, kind, words, askedAt, answerBy, answer, cameBy } = request
  return {
    ...{ id, kind, words, answerBy, cameBy },
    askedOn: londonDay(askedAt),
    isLate: answer === null && answerBy < today,
    answer: answerOf(request),
  }
}

/** The answer as its asker reads it; null while there is none. */
export function answerOf(request: FamilyRequestRow): MyRequest['answer'] {
  const { answer, answerWords, answeredAt, answeredByName, extendedTo } = request
  if (!answer || !answeredAt) return null
  return { answer, words: answerWords ?? '', on: londonDay(answeredAt), by: answeredByName ?? '', extendedTo }
}
