import type { CaseStatus } from './case-status.ts'
import type { CaseloadView } from './caseload-views.ts'
import type { DutyKind, othersDutyKinds } from './duty.ts'

/** What each view is called, and what it says when nothing is in it. */
export const caseloadViewWords = {
  late: { name: 'Late', empty: 'Nothing is late.' },
  'this-week': { name: 'Due this week', empty: 'Nothing more is due this week.' },
  'about-to-be-late': {
    name: 'About to be late',
    empty: 'No duty has to be done in the next 10 working days.',
  },
  'advice-overdue': { name: 'Advice overdue', empty: 'No report is overdue.' },
  'requests-open': {
    name: 'Families to answer',
    empty: 'Every request of a family is answered.',
  },
  'drafts-waiting': { name: 'Drafts waiting', empty: 'No draft waits for us.' },
  reviews: { name: 'Reviews', empty: 'No review is due here.' },
  phase: { name: 'Phase transfers', empty: 'No place has to be named here.' },
  cases: { name: 'All cases', empty: 'No live case here.' },
} as const satisfies Record<CaseloadView, { name: string; empty: string }>

/** Time of others that a case can wait for; what a family may do later (appeal) holds nothing up. */
export type WaitedFor = Exclude<
  (typeof othersDutyKinds)[number],
  'contact-mediation' | 'appeal' | 'under-five-review'
>

/** Who has the next move while somebody else's time runs. Advice names the reports instead. */
export const waitedForWords = {
  advice: 'Reports',
  'review-papers': 'Papers for the review meeting',
  'review-report': 'The setting’s review report',
  'setting-reply': 'Replies of schools or colleges',
  'family-comments': 'The family’s comments',
} as const satisfies Record<WaitedFor, string>

/** Whose move it is when nobody else's time runs. */
export const waitedForAtStage = {
  DECIDING_TO_ASSESS: 'Us: decide whether to assess',
  REFUSED_TO_ASSESS: 'Nobody, unless the refusal is challenged',
  ASSESSING: 'Us: ask for advice, or decide on what is in',
  DECIDING_TO_ISSUE: 'Us: decide whether to issue a plan',
  NOT_ISSUING: 'Nobody, unless the decision is challenged',
  DRAFTING: 'Us: write the draft and send it',
  DRAFT_WITH_FAMILY: 'Us: consult settings and finish the plan',
  CONSULTING_SETTINGS: 'Us: choose the setting and finish the plan',
  FINAL_ISSUED: 'Us: arrange the next review in time',
  IN_REVIEW: 'The review meeting, then our decision',
  AMENDING_PLAN: 'Us: finish the changed plan',
  REASSESSING: 'The new assessment, then our decision',
  CEASING_PLAN: 'The time to appeal, then we end the plan',
  PLAN_CEASED: 'Nobody: the plan has ended',
  CLOSED_WITHDRAWN: 'Nobody: closed',
  CLOSED_MOVED: 'Nobody: closed',
  CLOSED_DECEASED: 'Nobody: closed',
} as const satisfies Record<CaseStatus, string>

const arrangeReview = 'Us: arrange the next review in time'

/**
 * Whose move it is on a plan that is in force, by what the row is about: nothing in the stage says so. What others have
 * time for is theirs; a duty of an earlier stage that is still open is ours.
 */
export const waitedForWithPlan = {
  'decide-to-assess': 'Us: decide whether to assess',
  'tell-no-plan': 'Us: tell the family',
  'final-plan': 'Us: send the final plan',
  'write-after-move-in': 'Us: write to the family about the plan',
  review: arrangeReview,
  'review-decision': 'Us: decide after the review',
  'amended-plan': 'Us: finish the changed plan',
  'phase-transfer': 'Us: name the next school or college',
  'answer-reassessment': 'Us: answer the request to re-assess',
  'reassessed-plan': 'Us: finish the plan after the new assessment',
  'transfer-plan-out': 'Us: send the plan to the new council',
  'arrange-mediation': 'Us: arrange the mediation meeting',
  'order-start-assessment': 'Us: start the assessment the Tribunal ordered',
  'order-draft': 'Us: send the draft the Tribunal ordered',
  'order-amend': 'Us: change the plan as the Tribunal ordered',
  'order-name-setting': 'Us: name the setting the Tribunal ordered',
  'order-continue-or-cease': 'Us: keep or end the plan as the Tribunal ordered',
  advice: waitedForWords.advice,
  'review-papers': waitedForWords['review-papers'],
  'review-report': waitedForWords['review-report'],
  'setting-reply': waitedForWords['setting-reply'],
  'family-comments': waitedForWords['family-comments'],
  'contact-mediation': arrangeReview,
  appeal: arrangeReview,
  'under-five-review': 'Us: consider an early review',
} as const satisfies Record<DutyKind, string>

/** Why a draft waits for us. */
export const draftWaitingWords = {
  'to-write': 'Draft to be written and sent',
  commented: 'The family has commented: read it, finish the plan',
  'time-over': 'Time for comments and replies is over: finish the plan',
} as const

/** What a family asked for in one press. */
export const familyRequestWords = {
  meeting: 'Answer the family: a meeting',
  'more-time': 'Answer the family: more time',
} as const
