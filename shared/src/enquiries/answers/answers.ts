import type { CaseStatus } from '../../cases/case-status.ts'
import { hasPlanInForce } from '../../cases/case-status.ts'
import type { CaseForFamily } from '../../cases/case-views.ts'
import { neverAnsweredFirst } from '../asking.ts'
import type { TopicCode } from '../topics.ts'
import { answerTexts } from './answer-texts.ts'

/** What of the live case belongs to an answer; each is drawn as the case page draws it. */
export type AnswerPart = 'stage' | 'late' | 'reports' | 'draft' | 'appeal' | 'also'
/** Where to go on, besides asking. */
export type AnswerLink = 'case' | 'letters' | 'draft' | 'people' | 'account' | 'join' | 'local-offer'

export interface Answer {
  title: string
  paragraphs: readonly string[]
  parts: readonly AnswerPart[]
  links: readonly AnswerLink[]
}

type Text = (typeof answerTexts)[keyof typeof answerTexts]

const answer = (text: Text, parts: readonly AnswerPart[], links: readonly AnswerLink[] = []): Answer => ({
  ...text,
  parts,
  links,
})

/** What we know before somebody asks about a topic, or null where only a person can answer. */
export function answerTo(topic: TopicCode, kase: CaseForFamily | null): Answer | null {
  if (neverAnsweredFirst.includes(topic)) return null
  // After a death nobody is sent away with a text.
  if (kase?.status === 'CLOSED_DECEASED') return null
  return (kase ? aboutCase[topic]?.(kase) : withoutCase[topic]) ?? null
}

const isOneOf = (status: CaseStatus, ...statuses: CaseStatus[]) => statuses.includes(status)

const aboutCase: Partial<Record<TopicCode, (kase: CaseForFamily) => Answer | null>> = {
  STATUS: () => answer(answerTexts.where, ['stage', 'late', 'also'], ['case']),
  EHCNA: ({ status }) =>
    isOneOf(status, 'DECIDING_TO_ASSESS', 'ASSESSING', 'DECIDING_TO_ISSUE', 'REASSESSING')
      ? answer(answerTexts.assessment, ['stage', 'late', 'reports'], ['case'])
      : null,
  REFUSAL: ({ status }) =>
    isOneOf(status, 'REFUSED_TO_ASSESS', 'NOT_ISSUING', 'CEASING_PLAN', 'PLAN_CEASED')
      ? answer(answerTexts.refusal, ['appeal'], ['letters'])
      : null,
  DRAFT: ({ status, draft }) => {
    if (draft) return answer(answerTexts.draft, ['draft'], ['letters'])
    return status === 'DRAFTING' ? answer(answerTexts.drafting, ['stage', 'late'], ['case']) : null
  },
  PLACEMENT: ({ settings }) => (settings ? answer(answerTexts.places, ['reports'], ['case']) : null),
  REVIEW: ({ status }) =>
    hasPlanInForce(status) ? answer(answerTexts.review, ['stage', 'late'], ['case']) : null,
  PHASE: ({ status }) => (hasPlanInForce(status) ? answer(answerTexts.phase, ['also'], ['case']) : null),
  TRANSPORT: () => answer(answerTexts.transport, [], ['local-offer']),
  PAYMENT: ({ status }) => (hasPlanInForce(status) ? answer(answerTexts.payment, [], ['local-offer']) : null),
  APPEAL: ({ appeal, appealIsOf, mayAppealByLetter }) => {
    if (appeal || appealIsOf) return answer(answerTexts.appeal, ['appeal'], ['letters'])
    return mayAppealByLetter ? answer(answerTexts.appealByLetter, [], ['letters']) : null
  },
  DETAILS: () => answer(answerTexts.details, [], ['account', 'people']),
}

const withoutCase: Partial<Record<TopicCode, Answer>> = {
  STATUS: answer(answerTexts.noCaseYet, [], ['join']),
  EHCNA: answer(answerTexts.howToAskForAssessment, [], ['local-offer']),
  TRANSPORT: answer(answerTexts.transport, [], ['local-offer']),
  PAYMENT: answer(answerTexts.payment, [], ['local-offer']),
  DETAILS: answer(answerTexts.details, [], ['account']),
}
