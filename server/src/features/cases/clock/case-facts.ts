import type {
  AppealableDecisionKind,
  CaseStatus,
  DutyKind,
  ExceptionCode,
  Phase,
  TribunalOrder,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'

/** All that the statutory clock needs to know of a case. Days are in Europe/London; null is "not, or not on record". */
export type CaseFacts = AssessmentFacts & PlanFacts & ChallengeFacts

/** From the request to the first final plan. */
type AssessmentFacts = {
  status: CaseStatus
  /** The day the council received the request, weekends included: day 0 of every limit. */
  receivedOn: Day
  /** The first decision; a later success on appeal does not replace it. */
  assessDecisionOn: Day | null
  assessOutcome: 'yes' | 'no' | null
  /** The day a refusal to assess was overturned: an order, or the council giving way. */
  assessOverturnedOn: Day | null
  /** The day the family was told that there will be no plan. */
  noPlanToldOn: Day | null
  /** The day the council decided to issue a plan. */
  planDecisionOn: Day | null
  noPlanOverturnedOn: Day | null
  draftServedOn: readonly Day[]
  /** The day on which everybody who may act had answered the newest draft or the newest changes. */
  draftCommentsOn: Day | null
  /** The last day to comment that an officer gave instead of the law's. */
  commentsExtendedTo: Day | null
  settingsConsultedOn: readonly Day[]
  /** Settings asked one by one; where there are any they count instead of `settingsConsultedOn`. */
  settings: readonly { askedOn: Day; answeredOn: Day | null }[]
  advice: readonly AdviceAsked[]
  finalIssuedOn: Day | null
  /** The day the case was withdrawn, moved or closed after a death, or the plan ceased; the status says which. */
  closedOn: Day | null
  exceptions: readonly RecordedException[]
  promises: readonly RecordedPromise[]
}

/** The life of a plan. */
type PlanFacts = {
  birthOn: Day | null
  /** Since when the hub keeps this case: what fell due earlier was kept elsewhere, and is not called late. */
  onRecordSince: Day | null
  /** The day of the last review's decision, as a return gave it. */
  lastReviewOn: Day | null
  /** Oldest first. */
  reviews: readonly RecordedReview[]
  /** Notices of proposed changes, oldest first. */
  amendments: readonly RecordedAmendment[]
  reassessmentRequests: readonly { on: Day; answeredOn: Day | null }[]
  /** Oldest first. `startedOn`: the notice, or the order. `endedOn`: the plan was sent, kept, or notice given to end it. */
  reassessments: readonly { startedOn: Day; endedOn: Day | null; planSentOn: Day | null }[]
  underFiveConsideredOn: Day | null
  transferredIn: { on: Day; lastReviewOn: Day | null; letterSentOn: Day | null } | null
  /** A plan that moved on with the child; `isKnown`: a person here recorded it, so that what is missing was not done. */
  transferredOut: { learntOn: Day; sentOn: Day | null; isKnown: boolean } | null
  phaseTransfers: readonly { phase: Phase; startsOn: Day }[]
  placesNamedOn: readonly Day[]
}

/** Decisions that a family can challenge, and what came of it. */
type ChallengeFacts = {
  /** Those that still stand, oldest first. */
  decisions: readonly AppealableDecision[]
  mediations: readonly { id: string; askedOn: Day; heldOn: Day | null; endedOn: Day | null }[]
  certificatesOn: readonly Day[]
  appealsRegisteredOn: readonly Day[]
  /** An appeal was registered and has not ended. */
  isAppealRunning: boolean
  orders: readonly RecordedOrder[]
}

/** A report asked for. It is owed by whoever was asked, within six weeks. */
export type AdviceAsked = { id: string; askedOn: Day; arrivedOn: Day | null; cancelledOn: Day | null }

/** A review from its arrangement to the council's decision, which completes it. */
export type RecordedReview = {
  /** The day the meeting was held, else the day it is set for. */
  meetingOn: Day | null
  reportOn: Day | null
  /** The decision to keep, amend or cease, as the family was told. */
  decidedOn: Day | null
}

export type RecordedAmendment = {
  noticeOn: Day
  /** Of the review that led to it; null for changes without a review. */
  meetingOn: Day | null
  /** After a re-assessment another limit counts: `reassessed-plan`. */
  isReassessment: boolean
  /** The changed plan was sent, or the family told that nothing changes. */
  endedOn: Day | null
}

export type AppealableDecision = {
  /** Of the event: the duties about it carry it as their subject. */
  id: string
  kind: AppealableDecisionKind
  on: Day
  /** Only section I changed. */
  isSectionIOnly: boolean
}

export type RecordedOrder = { id: string; order: TribunalOrder; on: Day; carriedOutOn: Day | null }

/** An exception excuses a late step. It needs its evidence, and the family must be told. */
export type RecordedException = {
  duties: readonly DutyKind[]
  code: ExceptionCode
  evidence: string
  toldFamilyOn: Day | null
  /** The one request for advice that it excuses; left out or null: every one. */
  adviceId?: string | null
}

/** A new date given to the family for a step that is or will be late. */
export type RecordedPromise = { duty: DutyKind; promisedOn: Day; madeOn: Day; reason: string }

/** A case of which only the request is known. */
export function factsAtReceipt(receivedOn: Day): CaseFacts {
  return {
    status: 'DECIDING_TO_ASSESS',
    receivedOn,
    assessDecisionOn: null,
    assessOutcome: null,
    assessOverturnedOn: null,
    noPlanToldOn: null,
    planDecisionOn: null,
    noPlanOverturnedOn: null,
    draftServedOn: [],
    draftCommentsOn: null,
    commentsExtendedTo: null,
    settingsConsultedOn: [],
    settings: [],
    advice: [],
    finalIssuedOn: null,
    closedOn: null,
    exceptions: [],
    promises: [],
    birthOn: null,
    onRecordSince: null,
    lastReviewOn: null,
    reviews: [],
    amendments: [],
    reassessmentRequests: [],
    reassessments: [],
    underFiveConsideredOn: null,
    transferredIn: null,
    transferredOut: null,
    phaseTransfers: [],
    placesNamedOn: [],
    decisions: [],
    mediations: [],
    certificatesOn: [],
    appealsRegisteredOn: [],
    isAppealRunning: false,
    orders: [],
  }
}
