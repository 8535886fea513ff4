import { type Duty, hasPlanInForce } from '@send-hub/shared'
import { phaseTransferDuty } from './phase-transfer-duty.ts'
import { legalDateIfAny, owed, owedFrom, type Reckoning, whilePlanned } from './reckoning.ts'
import { reviewDuties } from './review-duties.ts'

/** All that a plan brings: reviews, changes, a new assessment, moves, the next school. */
export function planDuties(reckoning: Reckoning): (Duty | null)[] {
  const { facts } = reckoning
  if (!facts.finalIssuedOn && !hasPlanInForce(facts.status) && !facts.transferredOut) return []
  return [
    writeAfterMoveIn(reckoning),
    ...reviewDuties(reckoning),
    amendedPlan(reckoning),
    phaseTransferDuty(reckoning),
    answerReassessment(reckoning),
    reassessedPlan(reckoning),
    transferPlanOut(reckoning),
  ]
}

/** Source: SEND Regulations 2014, reg 15. */
function writeAfterMoveIn(reckoning: Reckoning): Duty | null {
  const { transferredIn } = reckoning.facts
  if (!transferredIn) return null
  const progress = whilePlanned(reckoning.facts, transferredIn.letterSentOn)
  return owedFrom('write-after-move-in', 'write-after-transfer', transferredIn.on, progress, reckoning)
}

/**
 * Eight weeks from the notice and twelve from the meeting, whichever ends first: a late notice gives no more time.
 * Source: SEND Regulations 2014, reg 22(3) and (4); R (L, M, P) v Devon [2022] EWHC 493 (Admin).
 */
function amendedPlan(reckoning: Reckoning): Duty | null {
  const amendment = reckoning.facts.amendments.at(-1)
  if (!amendment || amendment.isReassessment) return null
  const { noticeOn, meetingOn, endedOn } = amendment
  const fromNotice = legalDateIfAny('amended-plan-from-notice', noticeOn, reckoning)
  const fromMeeting = meetingOn && legalDateIfAny('amended-plan-from-meeting', meetingOn, reckoning)
  if (!fromNotice) return null
  const legalDate = fromMeeting && fromMeeting < fromNotice ? fromMeeting : fromNotice
  return owed('amended-plan', legalDate, whilePlanned(reckoning.facts, endedOn), reckoning)
}

/** Source: SEND Regulations 2014, regs 24 and 25. */
function answerReassessment(reckoning: Reckoning): Duty | null {
  const request = reckoning.facts.reassessmentRequests.at(-1)
  if (!request) return null
  const progress = whilePlanned(reckoning.facts, request.answeredOn)
  return owedFrom('answer-reassessment', 'answer-reassessment', request.on, progress, reckoning)
}

/** Source: SEND Regulations 2014, reg 27. */
function reassessedPlan(reckoning: Reckoning): Duty | null {
  const reassessment = reckoning.facts.reassessments.at(-1)
  if (!reassessment) return null
  const progress = whilePlanned(reckoning.facts, reassessment.endedOn)
  return owedFrom('reassessed-plan', 'reassessed-plan', reassessment.startedOn, progress, reckoning)
}

/** The old council's part in a move; owed although its case is closed. Source: SEND Regulations 2014, reg 15. */
function transferPlanOut(reckoning: Reckoning): Duty | null {
  const { transferredOut } = reckoning.facts
  if (!transferredOut) return null
  const { learntOn, sentOn, isKnown } = transferredOut
  const progress = {
    // A return tells that a plan moved on, never whether it was sent.
    isDone: sentOn !== null || !isKnown,
    metOn: sentOn,
    endedOn: null,
    hasEnded: false,
  }
  return owedFrom('transfer-plan-out', 'transfer-plan', learntOn, progress, reckoning)
}
