import type { CaseStatus, StepKind } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { type ReturnFacts, wasAssessmentAgreed, wasPlanAgreed } from './facts-of-request.ts'

/** The places in a case's history that a return can fill, in the order of the process. */
export const slots = ['request', 'request-decision', 'plan-decision', 'plan', 'end'] as const
export type Slot = (typeof slots)[number]

type ReturnEventKind = Extract<
  StepKind,
  | 'assessment-agreed'
  | 'assessment-refused'
  | 'plan-agreed'
  | 'plan-refused'
  | 'plan-issued'
  | 'plan-ceased'
  | 'request-withdrawn'
  | 'moved-away'
  | 'child-died'
>

/** Which place each kind of event fills, and the stage it brought. */
export const returnEvents = {
  'request-received': { slot: 'request', to: 'DECIDING_TO_ASSESS' },
  'assessment-agreed': { slot: 'request-decision', to: 'ASSESSING' },
  'assessment-refused': { slot: 'request-decision', to: 'REFUSED_TO_ASSESS' },
  'plan-agreed': { slot: 'plan-decision', to: 'DRAFTING' },
  'plan-refused': { slot: 'plan-decision', to: 'NOT_ISSUING' },
  'plan-issued': { slot: 'plan', to: 'FINAL_ISSUED' },
  'plan-ceased': { slot: 'end', to: 'PLAN_CEASED' },
  'request-withdrawn': { slot: 'end', to: 'CLOSED_WITHDRAWN' },
  'moved-away': { slot: 'end', to: 'CLOSED_MOVED' },
  'child-died': { slot: 'end', to: 'CLOSED_DECEASED' },
} as const satisfies Record<ReturnEventKind | 'request-received', { slot: Slot; to: CaseStatus }>

export interface DatedEvent {
  kind: keyof typeof returnEvents
  on: Day
}

/** What happened on which legal day, as far as a return tells. A step whose day it does not hold makes no event. */
export function eventsFromReturn(facts: ReturnFacts, today: Day): Partial<Record<Slot, DatedEvent>> {
  const found = [
    { kind: 'request-received', on: facts.receivedOn } as const,
    requestDecision(facts),
    planDecision(facts),
    // Another authority sent the plan that was taken over: this one never did.
    event('plan-issued', facts.isTransferredIn ? null : facts.planStartedOn),
    endOf(facts, today),
  ]
  return Object.fromEntries(found.flatMap((it) => (it ? [[returnEvents[it.kind].slot, it]] : [])))
}

function requestDecision(facts: ReturnFacts): DatedEvent | null {
  const { outcome, on } = facts.request
  // Only a refusal is appealed: where "historical" was, and yet led on, the first answer was no.
  const wasRefused = outcome === 'H' && facts.isRequestContested && wasAssessmentAgreed(facts)
  if (outcome === 'N' || wasRefused) return event('assessment-refused', on)
  return wasAssessmentAgreed(facts) ? event('assessment-agreed', on) : null
}

function planDecision(facts: ReturnFacts): DatedEvent | null {
  const { outcome, on } = facts.assessment
  const wasRefused = outcome === 'H' && facts.isAssessmentContested && wasPlanAgreed(facts)
  if (outcome === 'N' || wasRefused) return event('plan-refused', on)
  if (facts.isTransferredIn) return null
  // A decision dated after the plan itself is the day the return was told, not the day a family should read.
  if (on && facts.planStartedOn && on > facts.planStartedOn) return null
  return wasPlanAgreed(facts) ? event('plan-agreed', on) : null
}

function endOf({ planCeasedOn, ceaseReason, request, assessment, isExported }: ReturnFacts, today: Day) {
  if (planCeasedOn) {
    const kind = ceaseReason === 8 ? 'child-died' : ceaseReason === 5 ? 'moved-away' : 'plan-ceased'
    return planCeasedOn <= today ? event(kind, planCeasedOn) : null
  }
  const kind = isExported ? 'moved-away' : 'request-withdrawn'
  if (request.outcome === 'W') return event(kind, request.on)
  return assessment.outcome === 'W' ? event(kind, assessment.on) : null
}

const event = (kind: DatedEvent['kind'], on: Day | null): DatedEvent | null => (on ? { kind, on } : null)
