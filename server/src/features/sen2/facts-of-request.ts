import type { Day } from '../../platform/calendar/index.ts'
import type { Outcome } from './code-lists.ts'
import type { Sen2Request } from './sen2.types.ts'

/** A decision and the legal day it was made on; `outcome` null where the process never came to it. */
export interface Decision {
  outcome: Outcome | null
  on: Day | null
}

/** All that a return can say of where a case stands. The same shape holds what the hub knows already. */
export interface ReturnFacts {
  receivedOn: Day
  request: Decision & { outcome: Outcome }
  /** On whether to issue a plan; its outcome is null where there is no assessment. */
  assessment: Decision
  hasWeek20Exception: boolean
  hasPlan: boolean
  planStartedOn: Day | null
  planCeasedOn: Day | null
  ceaseReason: number | null
  isActivePlan: boolean
  /** The person moved to another authority before this one had finished. */
  isExported: boolean
  /** The plan was made by another authority and taken over. */
  isTransferredIn: boolean
  /** Mediation or a tribunal dealt with a refusal: with what was decided here, not with what a plan says. */
  isRequestContested: boolean
  isAssessmentContested: boolean
}

/** A request as it lies in the database: what the return left out is absent there. */
export type KeptRequest = Partial<Sen2Request>

/** What a return says of a request. An outcome it leaves open is "historical" where later items show that it was yes. */
export function factsOfRequest(receivedOn: Day, request: KeptRequest): ReturnFacts {
  const { assessment, activePlan } = request
  const plan = assessment?.namedPlan
  const isActivePlan = !!activePlan
  const isDecided = !!assessment || isActivePlan
  return {
    receivedOn,
    request: {
      outcome: request.requestOutcome ?? (isDecided ? 'H' : 'A'),
      on: request.requestOutcomeDate ?? null,
    },
    assessment: assessment
      ? {
          outcome: assessment.assessmentOutcome ?? (plan ? 'H' : 'A'),
          on: assessment.assessmentOutcomeDate ?? null,
        }
      : { outcome: null, on: null },
    hasWeek20Exception: assessment?.week20 ?? false,
    hasPlan: !!plan || isActivePlan,
    planStartedOn: plan?.startDate ?? null,
    planCeasedOn: plan?.ceaseDate ?? null,
    // A reason without a day ends nothing: the plan counts as in force, and the reader has reported it.
    ceaseReason: plan?.ceaseDate && plan.ceaseReason ? Number(plan.ceaseReason) : null,
    isActivePlan: isActivePlan && !plan?.ceaseDate,
    isExported: request.exported ?? false,
    isTransferredIn: !!activePlan?.transferLa,
    isRequestContested: !!(request.requestMediation || request.requestTribunal),
    isAssessmentContested: !!(assessment?.assessmentMediation || assessment?.assessmentTribunal),
  }
}

/** The answer was yes: said so, or decided in an earlier year and gone on from there. */
export function wasAssessmentAgreed({ request, assessment, hasPlan }: ReturnFacts): boolean {
  return request.outcome === 'Y' || (request.outcome === 'H' && (assessment.outcome !== null || hasPlan))
}

export function wasPlanAgreed({ assessment, hasPlan }: ReturnFacts): boolean {
  return assessment.outcome === 'Y' || (assessment.outcome === 'H' && hasPlan)
}
