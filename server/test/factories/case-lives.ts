import { type CaseStatus, caseStatuses, findStep, type StepKind } from '@send-hub/shared'

/** A step of a usual life, and how many weeks after receipt it happened. */
export type LifeStep = readonly [kind: StepKind, weeks: number]

const toAssessing: LifeStep[] = [['assessment-agreed', 5]]
const toDeciding: LifeStep[] = [...toAssessing, ['advice-complete', 12]]
const toDrafting: LifeStep[] = [...toDeciding, ['plan-agreed', 14]]
const toDraftSent: LifeStep[] = [...toDrafting, ['draft-served', 15]]
const toConsulting: LifeStep[] = [...toDraftSent, ['settings-consulted', 16]]
const toFinal: LifeStep[] = [...toConsulting, ['plan-issued', 19]]
const toReview: LifeStep[] = [...toFinal, ['review-arranged', 60]]

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
  IN_REVIEW: toReview,
  AMENDING_PLAN: [...toReview, ['review-to-amend', 66]],
  REASSESSING: [...toFinal, ['reassessment-agreed', 60]],
  CEASING_PLAN: [...toReview, ['review-to-cease', 66]],
  PLAN_CEASED: [...toFinal, ['plan-ceased', 90]],
  CLOSED_WITHDRAWN: [['request-withdrawn', 3]],
  CLOSED_MOVED: [['moved-away', 3]],
  CLOSED_DECEASED: [['child-died', 3]],
} as const satisfies Record<CaseStatus, readonly LifeStep[]>

/** The stage that a step leads to, the same wherever it is taken. */
export function stageAfter(kind: StepKind): CaseStatus {
  const found = caseStatuses.map((from) => findStep(from, kind)).find((step) => step !== undefined)
  if (!found) throw new Error(`No stage has the step ${kind}`)
  return found.to
}
