import type { CaseStatus } from '@send-hub/shared'
import type { ChangeTally } from './change-tally.ts'
import type { ReturnFacts } from './facts-of-request.ts'

/** Counts what a return changed in one case: stages and outcomes by code, days only as changed. */
export function countCaseChanges(
  stage: { from: CaseStatus; to: CaseStatus } | null,
  before: ReturnFacts,
  after: ReturnFacts,
  changes: ChangeTally,
): void {
  const counted = changes.total
  if (stage) changes.add('stage', stage)
  changes.addIfDifferent('decision to assess', before.request.outcome, after.request.outcome)
  changes.addIfMoved('day of the decision to assess', before.request.on, after.request.on)
  changes.addIfDifferent('decision about a plan', before.assessment.outcome, after.assessment.outcome)
  changes.addIfMoved('day of the decision about a plan', before.assessment.on, after.assessment.on)
  changes.addIfMoved('day the plan began', before.planStartedOn, after.planStartedOn)
  changes.addIfMoved('day the plan ended', before.planCeasedOn, after.planCeasedOn)
  changes.addIfDifferent('reason the plan ended', before.ceaseReason, after.ceaseReason)
  changes.addIfMoved('exception to the 20 weeks', before.hasWeek20Exception, after.hasWeek20Exception)
  changes.addIfMoved('plan on the census day', before.isActivePlan, after.isActivePlan)
  if (changes.total === counted) changes.add('other items of a request')
}
