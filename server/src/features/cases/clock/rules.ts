import {
  addDays,
  addMonths,
  addWeeks,
  addWorkingDaysInclusive,
  type BankHolidays,
  type Day,
  earliest,
} from '../../../platform/calendar/index.ts'
import { type RuleKind, type TimeLimit, timeLimits } from './time-limits.ts'

export { type RuleKind, ruleKinds, type TimeLimit, timeLimits } from './time-limits.ts'

/** By rule, because the daily work asks a million times. */
const indexes = new WeakMap<readonly TimeLimit[], Map<RuleKind, TimeLimit[]>>()

/**
 * The limit in force on a day, or null where the rules have none for it.
 * @throws RangeError when more than one row covers that day
 */
export function findTimeLimit(kind: RuleKind, on: Day, rules: readonly TimeLimit[]): TimeLimit | null {
  let found: TimeLimit | null = null
  for (const rule of indexOf(rules).get(kind) ?? []) {
    if (on < rule.inForceFrom || (rule.inForceTo !== null && rule.inForceTo < on)) continue
    if (found) throw new RangeError(`More than one time limit "${kind}" is in force on ${on}`)
    found = rule
  }
  return found
}

/**
 * The limit in force on a day.
 * @throws RangeError when no row, or more than one, covers that day
 */
export function timeLimitOn(kind: RuleKind, on: Day, rules: readonly TimeLimit[]): TimeLimit {
  const found = findTimeLimit(kind, on, rules)
  if (!found) throw new RangeError(`No time limit "${kind}" is in force on ${on}`)
  return found
}

/** The last day to comply. No weekend or bank holiday moves it, save where the rule itself counts working days. */
export function lastDayToComply(rule: TimeLimit, from: Day, holidays: BankHolidays): Day {
  switch (rule.unit) {
    case 'weeks':
      return addWeeks(from, rule.limit)
    case 'weeks-before':
      return addWeeks(from, -rule.limit)
    case 'days':
      return addDays(from, rule.limit)
    case 'days-counting-first':
      return addDays(from, rule.limit - 1)
    case 'working-days-counting-first':
      return addWorkingDaysInclusive(from, rule.limit, holidays)
    case 'months':
      return addMonths(from, rule.limit)
    case 'months-counting-first':
      return addDays(addMonths(from, rule.limit), -1)
    case 'months-before':
      return addMonths(from, -rule.limit)
    case 'before-day-of-year':
      return addDays(`${from.slice(0, 4)}-${rule.date}`, -1)
  }
}

/** Before this day another law set other limits: nothing is reckoned from a day before it. */
export const limitsBeganOn: Day = earliest(timeLimits.map(({ inForceFrom }) => inForceFrom)) ?? ''

function indexOf(rules: readonly TimeLimit[]): Map<RuleKind, TimeLimit[]> {
  let index = indexes.get(rules)
  if (!index) {
    index = Map.groupBy(rules, ({ kind }) => kind)
    indexes.set(rules, index)
  }
  return index
}
