import { type CaseStatus, hasEnded, hasPlanInForce, type Step, type StepKind } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CaseChange } from '../cases.store.ts'

/** What a step needs of the row it changes. */
export interface RowBefore {
  status: CaseStatus
  requestOutcome: string
  assessmentOutcome: string | null
}

export interface StepTaken {
  on: Day
  /** SEN2 CeaseReason, where a plan ends. */
  ceaseReason?: number | null | undefined
}

type Change = (taken: StepTaken, row: RowBefore) => CaseChange

const onlyStage: Change = () => ({})

/**
 * What each kind of step changes in the row besides its stage, by the SEN2 codes. A success on appeal keeps the first
 * outcome and its day, and a changed plan is still the plan that began on its first day. Source: SEN2 guide 2025.
 */
const stepChanges: Record<StepKind, Change> = {
  'assessment-agreed': ({ on }) => ({ requestOutcome: 'Y', requestOutcomeOn: on, assessmentOutcome: 'A' }),
  'assessment-refused': ({ on }) => ({ requestOutcome: 'N', requestOutcomeOn: on }),
  'assessment-refusal-overturned': () => ({ assessmentOutcome: 'A' }),
  'advice-complete': onlyStage,
  'plan-agreed': onlyStage,
  'plan-refused': ({ on }) => ({ assessmentOutcome: 'N', assessmentOutcomeOn: on }),
  'plan-refusal-overturned': onlyStage,
  'draft-served': onlyStage,
  'settings-consulted': onlyStage,
  'plan-issued': ({ on }, { assessmentOutcome }) => ({
    team: 'casework',
    ...(assessmentOutcome !== 'N' && { assessmentOutcome: 'Y', assessmentOutcomeOn: on }),
    planStartedOn: on,
    isActivePlan: true,
  }),
  'review-arranged': onlyStage,
  'review-kept-plan': onlyStage,
  'review-to-amend': onlyStage,
  'review-to-cease': onlyStage,
  'amendment-proposed': onlyStage,
  'plan-amended': onlyStage,
  'amendment-dropped': onlyStage,
  'reassessment-agreed': onlyStage,
  'reassessment-draft-served': onlyStage,
  'reassessment-kept-plan': onlyStage,
  'reassessment-to-cease': onlyStage,
  'cease-proposed': onlyStage,
  'cease-overturned': onlyStage,
  'plan-ceased': ({ on, ceaseReason }) => planEnds(on, ceaseReason ?? null),
  'request-withdrawn': ({ on }, row) => withdrawn(row, on),
  'moved-away': ({ on }, row) => (hasPlanInForce(row.status) ? planEnds(on, 5) : withdrawn(row, on)),
  'child-died': ({ on }, row) => died(row, on),
}

/** All that a step changes in the row. */
export function changeOf(step: Step, taken: StepTaken, row: RowBefore): CaseChange {
  return { status: step.to, statusSince: taken.on, ...stepChanges[step.kind](taken, row) }
}

/** `reason`: SEN2 CeaseReason. 5: moved to another council; 8: died. */
const planEnds = (on: Day, reason: number | null): CaseChange => ({
  planCeasedOn: on,
  ceaseReason: reason,
  isActivePlan: false,
})

/** What had ended before the death ended for its own reason, on its own day. */
function died(row: RowBefore, on: Day): CaseChange {
  if (hasEnded(row.status)) return {}
  return hasPlanInForce(row.status) ? planEnds(on, 8) : withdrawn(row, on)
}

/** The part that was still open is the one that was withdrawn; a decided one keeps its outcome. */
function withdrawn({ requestOutcome, assessmentOutcome }: RowBefore, on: Day): CaseChange {
  if (requestOutcome === 'A') return { requestOutcome: 'W', requestOutcomeOn: on }
  if (assessmentOutcome === 'A') return { assessmentOutcome: 'W', assessmentOutcomeOn: on }
  return {}
}
