import {
  answerGuidance,
  type CaseStatus,
  caseWords,
  checklistFor,
  type Day,
  type DraftReviews,
  dutyWords,
  type EnquiryForStaff,
  guidanceFor,
  orderForTopics,
  promiseOutcomeForStaff,
  type SavedReply,
  type ToldBefore,
} from '@send-hub/shared'
import { dayOf, momentWords } from '../../lib/staff-moments.ts'

export type SavedChoice = { id: string; title: string; opening: string; words: string }
export type GuidanceView = { title: string; do: readonly string[]; dont: readonly string[] }
export type ToldLine = {
  key: string
  when: string
  text: string
  href: string | null
  reference: string | null
}
export type DraftToReadView = {
  writerId: string
  writerName: string
  body: string
  draftVersion: number
  asked: string
  isForMeAlone: boolean
}
export type OwnReviewView = {
  /** "Joe Bell was asked on …". */
  asked: string
  verdict: 'ok' | 'change' | null
  words: string | null
  note: string | null
  isChangedSince: boolean
}

/** What stands beside the box while somebody answers. */
export type AnswerView = {
  saved: { fitting: SavedChoice[]; others: SavedChoice[]; mayChange: boolean }
  checklist: string[]
  guidance: { fitting: GuidanceView[]; others: GuidanceView[] }
  told: ToldLine[]
  review: OwnReviewView | null
  toRead: DraftToReadView[]
  /** Whom one can ask to read a draft: everybody but oneself. */
  readers: { value: string; text: string }[]
  /** Why a second pair of eyes is asked for here, if it is. Never forced. */
  bestRead: string | null
}

export type Replies = { items: readonly SavedReply[]; mayChange: boolean }

export function answerView(enquiry: EnquiryForStaff, replies: Replies, today: Day): AnswerView {
  const { topics } = enquiry.triage
  const inUse = replies.items.filter(({ isRetired }) => !isRetired)
  const { fitting, others } = orderForTopics(inUse, topics)
  const guidance = guidanceFor(guidanceFacts(enquiry))
  return {
    saved: { fitting: fitting.map(choice), others: others.map(choice), mayChange: replies.mayChange },
    checklist: checklistFor(topics),
    guidance: {
      fitting: guidance.fitting.map((code) => answerGuidance[code]),
      others: guidance.others.map((code) => answerGuidance[code]),
    },
    told: enquiry.toldBefore.map((told, index) => toldLine(told, index, today)),
    review: enquiry.ownReview && ownReviewView(enquiry.ownReview, today),
    toRead: enquiry.draftsToRead.map(({ askedAt, ...draft }) => ({
      ...draft,
      asked: momentWords(askedAt, today),
    })),
    readers: enquiry.colleagues
      .filter(({ id }) => id !== enquiry.readerId)
      .map(({ id, name }) => ({ value: id, text: name })),
    bestRead: bestReadWords(enquiry),
  }
}

const longestOpening = 90

function choice({ id, title, body }: SavedReply): SavedChoice {
  const flat = body.replace(/\s+/g, ' ')
  const opening = flat.length > longestOpening ? `${flat.slice(0, longestOpening).trimEnd()}…` : flat
  return { id, title, opening, words: `${title} ${flat}`.toLowerCase() }
}

const refusals: readonly CaseStatus[] = ['REFUSED_TO_ASSESS', 'NOT_ISSUING', 'CEASING_PLAN', 'PLAN_CEASED']

function guidanceFacts(enquiry: EnquiryForStaff) {
  const { triage, priority, contactCount, daysOver, complaint, case: found } = enquiry
  return {
    ...{ topics: triage.topics, priority, contactCount },
    isLate: daysOver > 0 || Boolean(found?.isLate),
    isRefused: refusals.some((status) => caseWords[status].staffLabel === found?.stage),
    hasRestriction: (found?.restrictions.length ?? 0) > 0,
    mayNotBeTold: found !== null && found.askerStanding !== 'runs',
    isComplaint: complaint.length > 0,
  }
}

function bestReadWords({ triage, priority, complaint }: EnquiryForStaff): string | null {
  if (complaint.length > 0 || triage.topics.includes('COMPLAINT'))
    return 'An answer to a complaint is best read by a colleague first.'
  return priority < 2 ? 'With something as urgent as this, ask whoever is nearest to read it.' : null
}

function toldLine(told: ToldBefore, index: number, today: Day): ToldLine {
  const isOfEnquiry = told.kind === 'message' || told.kind === 'reply-by'
  return {
    key: `${told.kind}-${index}`,
    when: dayOf(told.on, today),
    text: toldWords(told, today),
    href: isOfEnquiry ? `/staff/enquiries/${told.enquiryId}` : null,
    reference: isOfEnquiry ? told.reference : null,
  }
}

function toldWords(told: ToldBefore, today: Day): string {
  switch (told.kind) {
    case 'message':
      return `“${told.text}”`
    case 'reply-by':
      return `Promised an answer by ${dayOf(told.dueOn, today)}: ${lower(promiseOutcomeForStaff[told.outcome])}`
    case 'step':
      return `Promised “${stepName(told.duty)}” by ${dayOf(told.dueOn, today)}: ${lower(promiseOutcomeForStaff[told.outcome])}`
    case 'letter':
      return `Letter${told.isByPost ? ' by post' : ''}: ${told.letter}`
  }
}

const stepName = (duty: string) =>
  Object.hasOwn(dutyWords, duty) ? dutyWords[duty as keyof typeof dutyWords].staff : duty
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** Also for what the page learns later: whether somebody has read it meanwhile. */
export function ownReviewView(own: NonNullable<DraftReviews['own']>, today: Day): OwnReviewView {
  const { askedAt, askedOf, verdict, note, reviewedBy, reviewedAt, isChangedSince } = own
  const by = reviewedBy ?? 'A colleague'
  const on = reviewedAt ? `, ${momentWords(reviewedAt, today)}` : ''
  const thinks = verdict === 'ok' ? 'says: send it' : 'says: change it'
  return {
    asked: `You asked ${askedOf ?? 'anybody'} to read your draft, ${momentWords(askedAt, today)}.`,
    words: verdict && `${by} ${thinks}${on}.`,
    ...{ verdict, note, isChangedSince },
  }
}
