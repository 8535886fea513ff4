import { type CaseStatus, hasEnded, planStatuses } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import type { ReturnFacts } from './facts-of-request.ts'

/** CeaseReason 5: moved to another authority; 8: died. All others end the plan and nothing more. */
const statusOfCease: Partial<Record<number, CaseStatus>> = { 5: 'CLOSED_MOVED', 8: 'CLOSED_DECEASED' }

/**
 * The stage that a return's facts lead to, as finely as a return can tell. Null when it only says "decided before
 * this collection year" and nothing else tells what was decided.
 */
export function statusFromReturn(facts: ReturnFacts, today: Day): CaseStatus | null {
  if (facts.planCeasedOn && facts.planCeasedOn <= today) {
    return statusOfCease[facts.ceaseReason ?? 0] ?? 'PLAN_CEASED'
  }
  if (facts.hasPlan) return 'FINAL_ISSUED'
  const closed = facts.isExported ? 'CLOSED_MOVED' : 'CLOSED_WITHDRAWN'
  if (facts.request.outcome === 'W') return closed
  // An assessment stands also after a refusal that was overturned: the first outcome is kept.
  switch (facts.assessment.outcome) {
    case 'Y':
      return 'DRAFTING'
    case 'N':
      return 'NOT_ISSUING'
    case 'W':
      return closed
    case 'A':
      return 'ASSESSING'
    case 'H':
      return null
    case null:
      return statusOfRequest(facts)
  }
}

function statusOfRequest({ request }: ReturnFacts): CaseStatus | null {
  switch (request.outcome) {
    case 'A':
      return 'DECIDING_TO_ASSESS'
    case 'Y':
      return 'ASSESSING'
    case 'N':
      return 'REFUSED_TO_ASSESS'
    default:
      return null
  }
}

const writing: readonly CaseStatus[] = ['DRAFTING', 'DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS']
const assessing: readonly CaseStatus[] = ['ASSESSING', 'DECIDING_TO_ISSUE', ...writing]

/** Stages that the hub may know where the return can only say so much: a draft, for one, is not in any return. */
const finerStages: Partial<Record<CaseStatus, readonly CaseStatus[]>> = {
  ASSESSING: assessing,
  DRAFTING: writing,
  // A return gives the days of a review in other items: they do not move a case.
  FINAL_ISSUED: planStatuses,
  CLOSED_WITHDRAWN: ['CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED'],
  PLAN_CEASED: ['PLAN_CEASED', 'CLOSED_MOVED', 'CLOSED_DECEASED'],
}

/**
 * Whether what the hub knows goes with what the return says, so that the case stays where it is.
 * `kinds`: the events that stand; after an overturned refusal the return keeps giving the first outcome.
 */
export function agreesWith(ours: CaseStatus, said: CaseStatus, kinds: ReadonlySet<string>): boolean {
  if (ours === said || finerStages[said]?.includes(ours)) return true
  if (said === 'REFUSED_TO_ASSESS')
    return kinds.has('assessment-refusal-overturned') && assessing.includes(ours)
  if (said === 'NOT_ISSUING') return kinds.has('plan-refusal-overturned') && writing.includes(ours)
  return false
}

/** The day the case came to a stage; where the return does not hold it, the last day before that it does hold. */
export function statusSince(status: CaseStatus, facts: ReturnFacts): Day {
  const { receivedOn, request, assessment, planStartedOn, planCeasedOn } = facts
  const untilRequest = request.on ?? receivedOn
  const untilAssessment = assessment.on ?? untilRequest
  if (hasEnded(status)) return planCeasedOn ?? planStartedOn ?? untilAssessment
  switch (status) {
    case 'DECIDING_TO_ASSESS':
      return receivedOn
    case 'ASSESSING':
    case 'REFUSED_TO_ASSESS':
      return untilRequest
    case 'FINAL_ISSUED':
      return planStartedOn ?? untilAssessment
    default:
      return untilAssessment
  }
}
