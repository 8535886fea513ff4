import { type CaseStatus, type Duty, type DutyKind, hasPlanInForce } from '@send-hub/shared'
import { type BankHolidays, type Day, previousWorkingDay } from '../../../platform/calendar/index.ts'
import type { CaseFacts } from './case-facts.ts'
import { lateness, type Progress } from './duty-progress.ts'
import { exceptionFor } from './exceptions.ts'
import { standingPromise } from './promises.ts'
import { findTimeLimit, lastDayToComply, type RuleKind, type TimeLimit, timeLimitOn } from './rules.ts'

/** What every duty is reckoned from. */
export type Reckoning = {
  facts: CaseFacts
  today: Day
  rules: readonly TimeLimit[]
  holidays: BankHolidays
}

const closedEarly: readonly CaseStatus[] = ['CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED']

/** Withdrawn, moved or died: what was open has ended. */
export function isClosedEarly({ status }: CaseFacts): boolean {
  return closedEarly.includes(status)
}

/** How far a step is that the end of the case ends. */
export function untilClosed(facts: CaseFacts, metOn: Day | null, isDone = metOn !== null): Progress {
  return { isDone, metOn, endedOn: facts.closedOn, hasEnded: isClosedEarly(facts) }
}

/** How far a step is that stands only while there is a plan. */
export function whilePlanned(facts: CaseFacts, metOn: Day | null): Progress {
  return { isDone: metOn !== null, metOn, endedOn: facts.closedOn, hasEnded: !hasPlanInForce(facts.status) }
}

/** @throws RangeError when no time limit was in force on the day the count starts */
export function legalDateOf(rule: RuleKind, from: Day, { rules, holidays }: Reckoning): Day {
  return lastDayToComply(timeLimitOn(rule, from, rules), from, holidays)
}

/** Null where the rules have no limit for that day: an import can hold days from before the law. */
export function legalDateIfAny(rule: RuleKind, from: Day, { rules, holidays }: Reckoning): Day | null {
  const limit = findTimeLimit(rule, from, rules)
  return limit && lastDayToComply(limit, from, holidays)
}

/** A step that somebody owes: it can be late. */
export function owed(
  kind: DutyKind,
  legalDate: Day,
  progress: Progress,
  { facts, today, holidays }: Reckoning,
  subjectId: string | null = null,
): Duty {
  const promise = standingPromise(kind, facts)
  return {
    kind,
    subjectId,
    ...lateness(legalDate, progress, today),
    legalDate,
    actBy: previousWorkingDay(legalDate, holidays),
    exception: exceptionFor(kind, facts, subjectId),
    promisedDate: promise?.promisedOn ?? null,
    reason: promise?.reason ?? null,
  }
}

/** The same by a rule and the day it counts from; null where no rule covers that day. */
export function owedFrom(
  kind: DutyKind,
  rule: RuleKind,
  from: Day,
  progress: Progress,
  reckoning: Reckoning,
  subjectId: string | null = null,
): Duty | null {
  const legalDate = legalDateIfAny(rule, from, reckoning)
  return legalDate ? owed(kind, legalDate, progress, reckoning, subjectId) : null
}

/** Time that somebody else has. Nobody is ever late on it. */
export function timeFor(
  kind: DutyKind,
  legalDate: Day,
  { metOn, isOpen }: { metOn: Day | null; isOpen: boolean },
  { holidays }: Reckoning,
  subjectId: string | null = null,
): Duty {
  return {
    kind,
    subjectId,
    state: metOn ? 'met' : isOpen ? 'window' : 'ended',
    legalDate,
    actBy: previousWorkingDay(legalDate, holidays),
    metOn,
    lateByDays: 0,
    exception: null,
    promisedDate: null,
    reason: null,
  }
}
