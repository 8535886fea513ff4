import { type CaseStatus, type Duty, hasPlanInForce } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CaseFacts } from './case-facts.ts'
import { legalDateOf, owed, type Reckoning, untilClosed } from './reckoning.ts'
import type { RuleKind } from './rules.ts'

/**
 * The three dates of an assessment. Weeks are calendar weeks from the day of receipt; nothing moves them.
 * Source: SEND Regulations 2014, regs 5, 10, 13 and 44.
 * @throws RangeError when no time limit was in force on the day a count starts
 */
export function assessmentDuties(reckoning: Reckoning): (Duty | null)[] {
  // Another council had the request and made the plan: no limit of an assessment is ours.
  if (reckoning.facts.transferredIn) return []
  return [decideToAssess(reckoning), tellNoPlan(reckoning), finalPlan(reckoning)]
}

const undecided: readonly CaseStatus[] = [
  'DECIDING_TO_ASSESS',
  'CLOSED_WITHDRAWN',
  'CLOSED_MOVED',
  'CLOSED_DECEASED',
]

function decideToAssess(reckoning: Reckoning): Duty {
  const { facts } = reckoning
  const isDone = facts.assessOutcome !== null || !undecided.includes(facts.status)
  const progress = untilClosed(facts, facts.assessDecisionOn, isDone)
  return owed(
    'decide-to-assess',
    legalDateOf('decide-to-assess', facts.receivedOn, reckoning),
    progress,
    reckoning,
  )
}

/** Stands only while the answer could still be no, or was no: a family that gets a plan was owed no such letter. */
function tellNoPlan(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const { status, receivedOn, planDecisionOn, noPlanToldOn, assessOverturnedOn } = facts
  // An overturned refusal whose day is not on record (an imported case) starts no count that we could know.
  const isCountUnknown = facts.assessOutcome === 'no' && !assessOverturnedOn
  const isOpen =
    status === 'ASSESSING' ||
    status === 'DECIDING_TO_ISSUE' ||
    (status === 'REFUSED_TO_ASSESS' && assessOverturnedOn !== null)
  const couldBeNo = !planDecisionOn && isOpen && !isCountUnknown
  const wasNo = status === 'NOT_ISSUING' || noPlanToldOn !== null
  if (!couldBeNo && !wasNo) return null

  const rule = assessOverturnedOn ? 'tell-no-plan-after-overturned-refusal' : 'tell-no-plan'
  const legalDate = legalDateOf(rule, assessOverturnedOn ?? receivedOn, reckoning)
  return owed('tell-no-plan', legalDate, untilClosed(facts, noPlanToldOn, wasNo), reckoning)
}

/** Not owed once the answer was no, unless that no was overturned. */
function finalPlan(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const { status, assessOutcome, noPlanToldOn, finalIssuedOn } = facts
  const isRefused = (status === 'REFUSED_TO_ASSESS' || assessOutcome === 'no') && !facts.assessOverturnedOn
  const isNoPlan = (status === 'NOT_ISSUING' || noPlanToldOn !== null) && !facts.noPlanOverturnedOn
  const isDone = finalIssuedOn !== null || hasPlanInForce(status) || status === 'PLAN_CEASED'
  if (!isDone && (isRefused || isNoPlan)) return null

  const { rule, from } = finalPlanRule(facts)
  const progress = untilClosed(facts, finalIssuedOn, isDone)
  return owed('final-plan', legalDateOf(rule, from, reckoning), progress, reckoning)
}

function finalPlanRule(facts: CaseFacts): { rule: RuleKind; from: Day } {
  if (facts.noPlanOverturnedOn) {
    return { rule: 'final-plan-after-overturned-no-plan', from: facts.noPlanOverturnedOn }
  }
  if (facts.assessOverturnedOn) {
    return { rule: 'final-plan-after-overturned-refusal', from: facts.assessOverturnedOn }
  }
  return { rule: 'final-plan', from: facts.receivedOn }
}
