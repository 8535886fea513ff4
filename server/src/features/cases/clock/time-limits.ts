import type { Day } from '../../../platform/calendar/index.ts'

export const ruleKinds = [
  'decide-to-assess',
  'tell-no-plan',
  'final-plan',
  'tell-no-plan-after-overturned-refusal',
  'final-plan-after-overturned-refusal',
  'final-plan-after-overturned-no-plan',
  'advice',
  'family-comments',
  'setting-reply',
  'review',
  'review-after-move-in',
  'review-papers',
  'review-report',
  'review-decision',
  'amended-plan-from-notice',
  'amended-plan-from-meeting',
  'family-comments-on-changes',
  'under-five-review-from',
  'under-five-review-to',
  'answer-reassessment',
  'reassessed-plan',
  'transfer-plan',
  'write-after-transfer',
  'phase-transfer',
  'phase-transfer-to-post-16',
  'phase-transfer-between-post-16',
  'contact-mediation',
  'arrange-mediation',
  'appeal',
  'appeal-after-certificate',
  'order-start-assessment',
  'order-draft',
  'order-amend',
  'order-name-setting',
  'order-continue-or-cease',
] as const
export type RuleKind = (typeof ruleKinds)[number]

/**
 * Days, weeks and months are calendar ones unless "working". `…-counting-first`: the first day is day 1; all others leave
 * it out. `…-before` counts back. A month is the same date, or the month's last day where it has no such date.
 */
export type RuleUnit =
  | 'weeks'
  | 'weeks-before'
  | 'days'
  | 'days-counting-first'
  | 'working-days-counting-first'
  | 'months'
  | 'months-counting-first'
  | 'months-before'

type Span = { unit: RuleUnit; limit: number }
/** "Before 15 February" of the year of the day it is asked for: the day before is the last safe one. As MM-DD. */
type BeforeDate = { unit: 'before-day-of-year'; date: string }

/** One time limit as the law had it for a while. `inForceTo` is its last day; null while it lasts. */
export type TimeLimit = {
  kind: RuleKind
  inForceFrom: Day
  inForceTo: Day | null
  source: string
} & (Span | BeforeDate)

/** The SEND Regulations 2014, the Code of Practice and the Act's Part 3 came into force together. */
const start = { inForceFrom: '2014-09-01', inForceTo: null } as const
const regulation = (number: string) => ({ ...start, source: `SEND Regulations 2014, reg ${number}` })
const code = (paragraph: string) => ({ ...start, source: `SEND Code of Practice 2015, ${paragraph}` })
const weeks = (limit: number): Span => ({ unit: 'weeks', limit })
const days = (limit: number): Span => ({ unit: 'days', limit })

/** Every limit that the hub reckons with. A change of law ends a row and adds one; nothing else changes. */
export const timeLimits: readonly TimeLimit[] = [
  { kind: 'decide-to-assess', ...weeks(6), ...regulation('5') },
  { kind: 'tell-no-plan', ...weeks(16), ...regulation('10') },
  { kind: 'final-plan', ...weeks(20), ...regulation('13(2)') },
  { kind: 'advice', ...weeks(6), ...regulation('8(1)') },
  { kind: 'family-comments', unit: 'days-counting-first', limit: 15, ...regulation('13(1)') },
  { kind: 'setting-reply', ...days(15), ...code('9.83') },

  // "In the period of 12 months starting with" the day of the plan or of the last review: the anniversary is too late.
  {
    kind: 'review',
    unit: 'months-counting-first',
    limit: 12,
    ...start,
    source: 'Children and Families Act 2014, s44(1)',
  },
  // Three months "beginning with the date of the transfer": the same date is too late, as it is for the twelve.
  { kind: 'review-after-move-in', unit: 'months-counting-first', limit: 3, ...regulation('15(5)') },
  { kind: 'review-papers', unit: 'weeks-before', limit: 2, ...regulation('20') },
  { kind: 'review-report', ...weeks(2), ...regulation('20') },
  { kind: 'review-decision', ...weeks(4), ...regulation('20(10)') },
  { kind: 'amended-plan-from-notice', ...weeks(8), ...regulation('22(3) and (4)') },
  // The changes go with the notice at week 4, so the plan is owed at week 12 even if the notice is late.
  {
    kind: 'amended-plan-from-meeting',
    ...weeks(12),
    ...start,
    source: 'R (L, M, P) v Devon [2022] EWHC 493 (Admin)',
  },
  { kind: 'family-comments-on-changes', unit: 'days-counting-first', limit: 15, ...regulation('22(2)(c)') },
  { kind: 'under-five-review-from', unit: 'months', limit: 3, ...code('9.178') },
  { kind: 'under-five-review-to', unit: 'months', limit: 6, ...code('9.178') },

  { kind: 'answer-reassessment', ...days(15), ...regulation('24 and 25') },
  { kind: 'reassessed-plan', ...weeks(14), ...regulation('27') },

  { kind: 'transfer-plan', unit: 'working-days-counting-first', limit: 15, ...regulation('15') },
  { kind: 'write-after-transfer', ...weeks(6), ...regulation('15') },

  // "Before" 15 February and 31 March: families and the Code say "by", the Regulations do not.
  { kind: 'phase-transfer', unit: 'before-day-of-year', date: '02-15', ...regulation('18(1)(b)') },
  { kind: 'phase-transfer-to-post-16', unit: 'before-day-of-year', date: '03-31', ...regulation('18(1)(a)') },
  { kind: 'phase-transfer-between-post-16', unit: 'months-before', limit: 5, ...regulation('18(2)') },

  { kind: 'contact-mediation', unit: 'months', limit: 2, ...regulation('33') },
  { kind: 'arrange-mediation', ...days(30), ...regulation('34 to 39') },
  {
    kind: 'appeal',
    unit: 'months',
    limit: 2,
    ...start,
    source: 'Tribunal Procedure (First-tier Tribunal)(HESC) Rules 2008, rule 20(1)',
  },
  {
    kind: 'appeal-after-certificate',
    unit: 'months',
    limit: 1,
    ...start,
    source: 'Tribunal Procedure (First-tier Tribunal)(HESC) Rules 2008, rule 20(1)',
  },

  // After an appeal the weeks run from the order; a conceded appeal (reg 45) is given the same ones.
  { kind: 'order-start-assessment', ...weeks(2), ...regulation('44(2)') },
  { kind: 'tell-no-plan-after-overturned-refusal', ...weeks(10), ...regulation('44(2)') },
  { kind: 'final-plan-after-overturned-refusal', ...weeks(14), ...regulation('44(2)') },
  { kind: 'order-draft', ...weeks(5), ...regulation('44(2)') },
  { kind: 'final-plan-after-overturned-no-plan', ...weeks(11), ...regulation('44(2)') },
  { kind: 'order-amend', ...weeks(5), ...regulation('44(2)') },
  { kind: 'order-name-setting', ...weeks(2), ...regulation('44(2)') },
  // At once: that very day.
  { kind: 'order-continue-or-cease', ...days(0), ...regulation('44(2)') },
]
