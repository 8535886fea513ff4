import type { Duty } from '@send-hub/shared'
import type { BankHolidays, Day } from '../../../platform/calendar/index.ts'
import { assessmentDuties } from './assessment-duties.ts'
import type { CaseFacts } from './case-facts.ts'
import { challengeDuties } from './challenge-duties.ts'
import { othersDuties } from './others-duties.ts'
import { planDuties } from './plan-duties.ts'
import type { TimeLimit } from './rules.ts'

/**
 * What is owed on a case: by which day of the law, done or late by how much, excused or promised anew. First what the
 * council owes, in the order of a case's life, then the time that others have. Of steps that repeat (a plan's reviews)
 * the next or the last.
 * @throws RangeError when no time limit was in force on the day the request was received
 */
export function reckonDuties(
  facts: CaseFacts,
  today: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): Duty[] {
  const reckoning = { facts, today, rules, holidays }
  return kept([
    // Another council assessed the child whose plan moved in.
    ...(facts.transferredIn ? [] : assessmentDuties(reckoning)),
    ...planDuties(reckoning),
    ...othersDuties(reckoning),
    ...challengeDuties(reckoning),
  ])
}

/** For a request from before the law of 2014: a plan that is in force today has today's duties, its request has none. */
export function reckonPlanDuties(
  facts: CaseFacts,
  today: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): Duty[] {
  const reckoning = { facts, today, rules, holidays }
  return kept([...planDuties(reckoning), ...othersDuties(reckoning), ...challengeDuties(reckoning)])
}

const kept = (duties: (Duty | null)[]): Duty[] => duties.filter((duty) => duty !== null)
