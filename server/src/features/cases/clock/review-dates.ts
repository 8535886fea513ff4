import { addWeeks, type BankHolidays, type Day } from '../../../platform/calendar/index.ts'
import { phaseTransferByAge, ruleOfPhase } from './phase-transfer.ts'
import { lastDayToComply, type TimeLimit, timeLimitOn } from './rules.ts'

/** What the day of a review meeting leads to, the changes going with the decision on its last day. */
export type ReviewDates = { papersBy: Day; reportBy: Day; decisionBy: Day; amendedPlanBy: Day }

/**
 * For planning a review. Source: SEND Regulations 2014, regs 20 and 22; R (L, M, P) v Devon [2022] EWHC 493 (Admin).
 * @throws RangeError when no time limit was in force on that day
 */
export function reviewDates(
  meetingOn: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): ReviewDates {
  const by = (kind: Parameters<typeof timeLimitOn>[0]) =>
    lastDayToComply(timeLimitOn(kind, meetingOn, rules), meetingOn, holidays)
  return {
    papersBy: by('review-papers'),
    reportBy: by('review-report'),
    decisionBy: by('review-decision'),
    amendedPlanBy: by('amended-plan-from-meeting'),
  }
}

/**
 * The last day to meet, if every step after it takes all its time, for the changed plan to be out by a day.
 * @throws RangeError when no time limit was in force on that day, or when it no longer counts in weeks
 */
export function latestReviewMeeting(planBy: Day, rules: readonly TimeLimit[]): Day {
  const limit = timeLimitOn('amended-plan-from-meeting', planBy, rules)
  if (limit.unit !== 'weeks') throw new RangeError('The time from the meeting to the plan is not in weeks')
  return addWeeks(planBy, -limit.limit)
}

/**
 * By when the plan of a child must name the place that their age brings next; null before the first move.
 * @throws RangeError when no time limit was in force on the day of the move
 */
export function phaseTransferBy(
  birthOn: Day,
  today: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): Day | null {
  const transfer = phaseTransferByAge(birthOn, today)
  return (
    transfer &&
    lastDayToComply(
      timeLimitOn(ruleOfPhase(transfer.phase), transfer.startsOn, rules),
      transfer.startsOn,
      holidays,
    )
  )
}
