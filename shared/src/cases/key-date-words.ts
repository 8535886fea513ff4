import type { CouncilDutyKind } from './duty.ts'

/**
 * What stands before a date on a family's page, for each thing the council owes. `by`: the day of the law. `expected`:
 * the new day that we promised once the law's had passed. The date follows: "We send the final plan by 25 January".
 */
export const keyDateWords = {
  'decide-to-assess': {
    by: 'We tell you if we will assess by',
    expected: 'We now expect to tell you if we will assess by',
  },
  'tell-no-plan': {
    by: 'If the answer is no, we tell you by',
    expected: 'We now expect to decide about a plan by',
  },
  'final-plan': { by: 'We send the final plan by', expected: 'We now expect to send the final plan by' },
  'write-after-move-in': {
    by: 'We write to you about the plan by',
    expected: 'We now expect to write to you about the plan by',
  },
  review: {
    by: 'We check the plan with you by',
    expected: 'We now expect to finish the check of the plan by',
  },
  'review-decision': {
    by: 'We tell you what we decide by',
    expected: 'We now expect to tell you what we decide by',
  },
  'amended-plan': {
    by: 'We send the changed plan by',
    expected: 'We now expect to send the changed plan by',
  },
  'phase-transfer': {
    by: 'We name the next school or college by',
    expected: 'We now expect to name the next school or college by',
  },
  'answer-reassessment': {
    by: 'We tell you if we will assess again by',
    expected: 'We now expect to tell you if we will assess again by',
  },
  'reassessed-plan': {
    by: 'We send the plan after the new assessment by',
    expected: 'We now expect to send the plan by',
  },
  'transfer-plan-out': {
    by: 'We send the plan to the new council by',
    expected: 'We now expect to send the plan to the new council by',
  },
  'arrange-mediation': {
    by: 'The mediation meeting takes place by',
    expected: 'We now expect the mediation meeting by',
  },
  'order-start-assessment': {
    by: 'We write that the assessment starts by',
    expected: 'We now expect to start the assessment by',
  },
  'order-draft': { by: 'We send you the draft plan by', expected: 'We now expect to send the draft plan by' },
  'order-amend': { by: 'We send the changed plan by', expected: 'We now expect to send the changed plan by' },
  'order-name-setting': {
    by: 'We name the school or college by',
    expected: 'We now expect to name the school or college by',
  },
  'order-continue-or-cease': {
    by: 'We do what the Tribunal told us by',
    expected: 'We now expect to do what the Tribunal told us by',
  },
} as const satisfies Record<CouncilDutyKind, { by: string; expected: string }>

/** The family's own dates. */
export const ownDateWords = {
  comments: 'Tell us by',
  mediation: 'If you want to appeal, first call a mediation adviser by',
  appeal: 'If you want to appeal, do it by',
} as const
