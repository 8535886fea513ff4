import {
  addDays,
  addWeeks,
  addWorkingDaysInclusive,
  type BankHolidays,
  type Day,
} from '../../../platform/calendar/index.ts'

export const ruleKinds = [
  'decide-to-assess',
  'tell-no-plan',
  'final-plan',
  'tell-no-plan-after-overturned-refusal',
  'final-plan-after-overturned-refusal',
  'final-plan-after-overturned-no-plan',
  'family-comments',
  'setting-reply',
  'transfer-plan',
  'write-after-transfer',
] as const
export type RuleKind = (typeof ruleKinds)[number]

/** `…-counting-first`: the first day is day 1. All others leave it out. Days and weeks are calendar ones unless "working". */
export type RuleUnit = 'weeks' | 'days' | 'days-counting-first' | 'working-days-counting-first'

/** One time limit as the law had it for a while. `inForceTo` is its last day; null while it lasts. */
export type TimeLimit = {
  kind: RuleKind
  limit: number
  unit: RuleUnit
  inForceFrom: Day
  inForceTo: Day | null
  source: string
}

/** The SEND Regulations 2014 and the Code of Practice came into force together. */
const start = { inForceFrom: '2014-09-01', inForceTo: null } as const
const regulation = (number: string) => `SEND Regulations 2014, reg ${number}`

/** The limits of the assessment process. A change of law ends a row and adds one; nothing else changes. */
export const timeLimits: readonly TimeLimit[] = [
  { kind: 'decide-to-assess', limit: 6, unit: 'weeks', ...start, source: regulation('5') },
  { kind: 'tell-no-plan', limit: 16, unit: 'weeks', ...start, source: regulation('10') },
  { kind: 'final-plan', limit: 20, unit: 'weeks', ...start, source: regulation('13(2)') },
  // After an appeal the weeks run from the order; a conceded appeal (reg 45) is given the same ones.
  {
    kind: 'tell-no-plan-after-overturned-refusal',
    limit: 10,
    unit: 'weeks',
    ...start,
    source: regulation('44'),
  },
  {
    kind: 'final-plan-after-overturned-refusal',
    limit: 14,
    unit: 'weeks',
    ...start,
    source: regulation('44'),
  },
  {
    kind: 'final-plan-after-overturned-no-plan',
    limit: 11,
    unit: 'weeks',
    ...start,
    source: regulation('44'),
  },
  { kind: 'family-comments', limit: 15, unit: 'days-counting-first', ...start, source: regulation('13(1)') },
  { kind: 'setting-reply', limit: 15, unit: 'days', ...start, source: 'SEND Code of Practice, 9.83' },
  {
    kind: 'transfer-plan',
    limit: 15,
    unit: 'working-days-counting-first',
    ...start,
    source: regulation('15'),
  },
  { kind: 'write-after-transfer', limit: 6, unit: 'weeks', ...start, source: regulation('15') },
]

/**
 * The limit in force on a day.
 * @throws RangeError when no row, or more than one, covers that day
 */
export function timeLimitOn(kind: RuleKind, on: Day, rules: readonly TimeLimit[]): TimeLimit {
  const found = rules.filter(
    (rule) =>
      rule.kind === kind && rule.inForceFrom <= on && (rule.inForceTo === null || on <= rule.inForceTo),
  )
  if (found.length !== 1 || !found[0]) {
    throw new RangeError(
      `${found.length === 0 ? 'No' : 'More than one'} time limit "${kind}" is in force on ${on}`,
    )
  }
  return found[0]
}

/** The last day to comply. No weekend or bank holiday moves it, save where the rule itself counts working days. */
export function lastDayToComply({ limit, unit }: TimeLimit, from: Day, holidays: BankHolidays): Day {
  switch (unit) {
    case 'weeks':
      return addWeeks(from, limit)
    case 'days':
      return addDays(from, limit)
    case 'days-counting-first':
      return addDays(from, limit - 1)
    case 'working-days-counting-first':
      return addWorkingDaysInclusive(from, limit, holidays)
  }
}
