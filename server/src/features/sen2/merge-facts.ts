import { isDeepStrictEqual } from 'node:util'
import type { Day } from '../../platform/calendar/index.ts'
import { type Decision, type ReturnFacts, wasAssessmentAgreed, wasPlanAgreed } from './facts-of-request.ts'

/**
 * What we know of a case after a return: only what it says newly, against what the return before said (`last`), can
 * change what the hub knows (`ours`). What it leaves out it does not deny, and of what happened after its census day it
 * cannot know.
 */
export function mergeFacts(
  ours: ReturnFacts,
  last: ReturnFacts | null,
  said: ReturnFacts,
  censusOn: Day,
): ReturnFacts {
  const decisionOn = (step: 'request' | 'assessment', wasYes: boolean) =>
    isLater(ours[step].on, censusOn)
      ? ours[step]
      : mergeDecision(ours[step], last?.[step], said[step], wasYes)
  const request = decisionOn('request', wasAssessmentAgreed(said))
  // A yes put right to no takes the open assessment with it; one that follows an appeal stands in the return itself.
  const isTurnedDown =
    request.outcome === 'N' &&
    ours.request.outcome !== 'N' &&
    ours.assessment.outcome === 'A' &&
    said.assessment.outcome === null
  const saidStartedOn = isLater(ours.planStartedOn, censusOn) ? null : said.planStartedOn
  const merged = {
    ...ours,
    request: { outcome: request.outcome ?? ours.request.outcome, on: request.on },
    assessment: isTurnedDown ? said.assessment : decisionOn('assessment', wasPlanAgreed(said)),
    hasWeek20Exception: news(ours.hasWeek20Exception, last?.hasWeek20Exception, said.hasWeek20Exception),
    hasPlan: ours.hasPlan || said.hasPlan,
    planStartedOn: news(ours.planStartedOn, last?.planStartedOn, saidStartedOn ?? ours.planStartedOn),
    isActivePlan: news(ours.isActivePlan, last?.isActivePlan ?? false, said.isActivePlan),
    isExported: ours.isExported || said.isExported,
    isTransferredIn: ours.isTransferredIn || said.isTransferredIn,
    isRequestContested: ours.isRequestContested || said.isRequestContested,
    isAssessmentContested: ours.isAssessmentContested || said.isAssessmentContested,
    ...(isLater(ours.planCeasedOn, censusOn) ? {} : mergeEnd(ours, last, said)),
  }
  return { ...merged, isActivePlan: merged.isActivePlan && !merged.planCeasedOn }
}

function isLater(on: Day | null, censusOn: Day): boolean {
  return on !== null && on > censusOn
}

/** The return says again what it said last: ours may be newer. */
function news<Value>(ours: Value, last: Value | undefined, said: Value): Value {
  return last === said ? ours : said
}

function mergeDecision(
  ours: Decision,
  last: Decision | undefined,
  said: Decision,
  wasYes: boolean,
): Decision {
  if (said.outcome === null || isDeepStrictEqual(last, said)) return ours
  if (ours.outcome === null) return said
  switch (said.outcome) {
    case 'A':
      return ours // "not yet" takes back no decision
    case 'H':
      return mergeHistorical(ours, said, wasYes)
    default:
      return { outcome: said.outcome, on: said.on ?? (said.outcome === ours.outcome ? ours.on : null) }
  }
}

/** "Decided before this collection year" never replaces a decision we know, nor its day. */
function mergeHistorical(ours: Decision, said: Decision, wasYes: boolean): Decision {
  if (ours.outcome === 'H') return { outcome: 'H', on: said.on ?? ours.on }
  if (ours.outcome === 'A') return wasYes ? { outcome: 'Y', on: said.on } : ours
  return { outcome: ours.outcome, on: ours.on ?? (ours.outcome === 'Y' && wasYes ? said.on : null) }
}

/** An end that the last return gave and this one leaves out, though it gives the plan, was a mistake. */
function mergeEnd(
  ours: ReturnFacts,
  last: ReturnFacts | null,
  said: ReturnFacts,
): Pick<ReturnFacts, 'planCeasedOn' | 'ceaseReason'> {
  const { planCeasedOn, ceaseReason } = ours
  if (said.planCeasedOn) {
    const isSame = last?.planCeasedOn === said.planCeasedOn && last.ceaseReason === said.ceaseReason
    return isSame
      ? { planCeasedOn, ceaseReason }
      : { planCeasedOn: said.planCeasedOn, ceaseReason: said.ceaseReason ?? ceaseReason }
  }
  const isTakenBack = said.hasPlan && last?.planCeasedOn && last.planCeasedOn === planCeasedOn
  return isTakenBack ? { planCeasedOn: null, ceaseReason: null } : { planCeasedOn, ceaseReason }
}
