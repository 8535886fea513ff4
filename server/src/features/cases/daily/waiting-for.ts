import { hasLegalDay, type ToldDetails, type WaitingStep } from '@send-hub/shared'
import { standingEvents } from '../case-record.ts'
import { draftRound } from '../draft/draft-round.ts'
import type { ReckonedCase } from '../reckon-case.ts'
import { openAdviceOf } from './open-advice.ts'

type Waiting = Pick<ToldDetails, 'waitingFor' | 'advice' | 'duty'>

/** The step a case waits for, as the family is told it: never only "in progress". */
export function waitingFor(reckoned: ReckonedCase): Waiting {
  const { record, next } = reckoned
  switch (record.status) {
    case 'DECIDING_TO_ASSESS':
      return { waitingFor: 'request-decision' }
    case 'ASSESSING':
      return reportsOf(reckoned)
    case 'DECIDING_TO_ISSUE':
      return { waitingFor: 'plan-decision' }
    case 'DRAFTING':
      return { waitingFor: 'draft' }
    case 'DRAFT_WITH_FAMILY':
      return { waitingFor: isTimeToComment(reckoned) ? 'draft-comments' : 'final-plan' }
    case 'CONSULTING_SETTINGS':
      return { waitingFor: isOpen(reckoned, 'setting-reply') ? 'setting-answers' : 'final-plan' }
    case 'IN_REVIEW':
      return { waitingFor: stepOfReview(reckoned) }
    case 'AMENDING_PLAN':
      return { waitingFor: isTimeToComment(reckoned) ? 'plan-comments' : 'changed-plan' }
    case 'REASSESSING':
      return { waitingFor: 'new-assessment' }
    default:
      return { waitingFor: 'duty', ...(next && { duty: next.kind }) }
  }
}

function reportsOf({ record }: ReckonedCase): Waiting {
  const openAdvice = openAdviceOf(record)
  const reports = openAdvice.map(({ kind }) => kind).filter(hasLegalDay)
  if (reports.length > 0) return { waitingFor: 'advice', advice: [...new Set(reports)] }
  if (openAdvice.length > 0) return { waitingFor: 'family-views' }
  const cameIn = standingEvents(record.events).some(({ kind }) => kind === 'advice-received')
  return { waitingFor: cameIn ? 'plan-decision' : 'advice' }
}

function stepOfReview({ record, ...reckoned }: ReckonedCase): WaitingStep {
  const events = standingEvents(record.events).map(({ kind }) => kind)
  const isHeld = events.lastIndexOf('review-meeting-held') > events.lastIndexOf('review-arranged')
  if (!isHeld) return 'review-meeting'
  return isOpen(reckoned, 'review-report') ? 'review-report' : 'review-decision'
}

/**
 * The law's time to comment, the same for everyone: what one person wrote, or the time that one was given, must not
 * show in what all are told.
 */
function isTimeToComment({ record, today }: ReckonedCase): boolean {
  const round = draftRound(record)
  return round !== null && today <= round.legalDate
}

function isOpen({ duties }: Pick<ReckonedCase, 'duties'>, kind: string): boolean {
  return duties.some(
    (duty) =>
      duty.kind === kind && (duty.state === 'window' || duty.state === 'due' || duty.state === 'late'),
  )
}
