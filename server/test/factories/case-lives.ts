import type { CaseStatus, StepKind } from '@send-hub/shared'

/** A step of a usual life, and how many weeks after receipt it happened. */
export type LifeStep = readonly [kind: StepKind, weeks: number]

const toAssessing: LifeStep[] = [['assessment-agreed', 5]]
const toDeciding: LifeStep[] = [...toAssessing, ['advice-complete', 12]]
const toDrafting: LifeStep[] = [...toDeciding, ['plan-agreed', 14]]
const toDraftSent: LifeStep[] = [...toDrafting, ['draft-served', 15]]
const toConsulting: LifeStep[] = [...toDraftSent, ['settings-consulted', 16]]
const toFinal: LifeStep[] = [...toConsulting, ['plan-issued', 19]]

/** How a case on time comes to each stage. */
export const usualLives = {
  DECIDING_TO_ASSESS: [],
  REFUSED_TO_ASSESS: [['assessment-refused', 5]],
  ASSESSING: toAssessing,
  DECIDING_TO_ISSUE: toDeciding,
  NOT_ISSUING: [...toDeciding, ['plan-refused', 15]],
  DRAFTING: toDrafting,
  DRAFT_WITH_FAMILY: toDraftSent,
  CONSULTING_SETTINGS: toConsulting,
  FINAL_ISSUED: toFinal,
  PLAN_CEASED: [...toFinal, ['plan-ceased', 90]],
  CLOSED_WITHDRAWN: [['request-withdrawn', 3]],
  CLOSED_MOVED: [['moved-away', 3]],
  CLOSED_DECEASED: [['child-died', 3]],
} as const satisfies Record<CaseStatus, readonly LifeStep[]>

/** The stage that each step leads to. */
export const stageAfter = {
  'assessment-agreed': 'ASSESSING',
  'assessment-refused': 'REFUSED_TO_ASSESS',
  'assessment-refusal-overturned': 'ASSESSING',
  'advice-complete': 'DECIDING_TO_ISSUE',
  'plan-agreed': 'DRAFTING',
  'plan-refused': 'NOT_ISSUING',
  'plan-refusal-overturned': 'DRAFTING',
  'draft-served': 'DRAFT_WITH_FAMILY',
  'settings-consulted': 'CONSULTING_SETTINGS',
  'plan-issued': 'FINAL_ISSUED',
  'plan-ceased': 'PLAN_CEASED',
  'request-withdrawn': 'CLOSED_WITHDRAWN',
  'moved-away': 'CLOSED_MOVED',
  'child-died': 'CLOSED_DECEASED',
} as const satisfies Record<StepKind, CaseStatus>
