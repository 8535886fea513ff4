import { type Duty, hasPlanInForce } from '@send-hub/shared'
import { addMonths, type Day, latest } from '../../../platform/calendar/index.ts'
import type { RecordedReview } from './case-facts.ts'
import {
  legalDateIfAny,
  owed,
  owedFrom,
  type Reckoning,
  timeFor,
  untilClosed,
  whilePlanned,
} from './reckoning.ts'

/** The next review of the plan, and the steps of the one that runs or ran last. */
export function reviewDuties(reckoning: Reckoning): (Duty | null)[] {
  const review = reckoning.facts.reviews.at(-1)
  return [
    nextReview(reckoning),
    ...(review?.meetingOn ? stepsOf(review, review.meetingOn, reckoning) : []),
    underFiveReview(reckoning),
  ]
}

/**
 * A review ends with the council's decision, so each is due twelve months after the last decision; changing the plan
 * starts no new year, a new assessment's plan does. After a move in there are at least three months. Where the review
 * fell due before the hub kept the case (an import), it is not recorded here, and nobody knows that it was late.
 * Source: Children and Families Act 2014 s44(1); SEND Regulations 2014, regs 15(5) and 20(10); Code of Practice 9.169.
 */
function nextReview(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const by = latest([yearlyReviewBy(reckoning), reviewByAfterMoveIn(reckoning)].filter((day) => day !== null))
  if (!by) return null
  if (facts.onRecordSince && by < facts.onRecordSince) {
    return hasPlanInForce(facts.status) ? owed('review', by, untilClosed(facts, null, true), reckoning) : null
  }
  return owed('review', by, whilePlanned(facts, null), reckoning)
}

function yearlyReviewBy(reckoning: Reckoning): Day | null {
  const from = planLookedAtOn(reckoning)
  return from && legalDateIfAny('review', from, reckoning)
}

function reviewByAfterMoveIn(reckoning: Reckoning): Day | null {
  const on = reckoning.facts.transferredIn?.on
  return on ? legalDateIfAny('review-after-move-in', on, reckoning) : null
}

/** The last day on which the plan is known to have been made or reviewed. */
function planLookedAtOn({ facts }: Reckoning): Day | null {
  const days = [
    facts.finalIssuedOn,
    facts.lastReviewOn,
    facts.transferredIn?.lastReviewOn,
    ...facts.reviews.map(({ decidedOn }) => decidedOn),
    ...facts.reassessments.map(({ planSentOn }) => planSentOn),
  ]
  return latest(days.filter((day) => day !== null && day !== undefined))
}

/**
 * Papers two weeks before the meeting, the school's report two weeks after, the council's decision four weeks after.
 * They count from the day the meeting is set for until the day it was held is known. Source: SEND Regulations 2014, reg 20.
 */
function stepsOf(review: RecordedReview, meetingOn: Day, reckoning: Reckoning): (Duty | null)[] {
  const { facts, today } = reckoning
  const { decidedOn, reportOn } = review
  const papersBy = legalDateIfAny('review-papers', meetingOn, reckoning)
  const isRunning = decidedOn === null && hasPlanInForce(facts.status)
  const report = {
    isDone: reportOn !== null,
    metOn: reportOn,
    endedOn: decidedOn ?? facts.closedOn,
    hasEnded: !isRunning,
  }
  return [
    papersBy
      ? timeFor('review-papers', papersBy, { metOn: null, isOpen: isRunning && today <= papersBy }, reckoning)
      : null,
    owedFrom('review-report', 'review-report', meetingOn, report, reckoning),
    owedFrom('review-decision', 'review-decision', meetingOn, whilePlanned(facts, decidedOn), reckoning),
  ]
}

/**
 * For a child under five the council thinks, every three to six months, whether to review early. Guidance, not law:
 * it stays open until somebody has thought about it, and nobody is late. Source: Code of Practice 9.178.
 */
function underFiveReview(reckoning: Reckoning): Duty | null {
  const { facts, today } = reckoning
  if (!facts.birthOn || !hasPlanInForce(facts.status) || today >= addMonths(facts.birthOn, 5 * 12))
    return null
  const lastOn = latest(
    [planLookedAtOn(reckoning), facts.underFiveConsideredOn].filter((day) => day !== null),
  )
  const from = lastOn && legalDateIfAny('under-five-review-from', lastOn, reckoning)
  const to = lastOn && legalDateIfAny('under-five-review-to', lastOn, reckoning)
  if (!from || !to || today < from || (facts.onRecordSince && to < facts.onRecordSince)) return null
  return timeFor('under-five-review', to, { metOn: null, isOpen: true }, reckoning)
}
