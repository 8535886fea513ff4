import type { Phase } from '@send-hub/shared'
import { addDays, addMonths, type Day } from '../../../platform/calendar/index.ts'
import type { RuleKind } from './rules.ts'

/** A move to the next kind of school or college, and the first day there. */
export type PhaseTransfer = { phase: Phase; startsOn: Day }

/** How many years after the September in or before which a child is born the move comes, for those that age alone tells. */
const yearsToTransfer = {
  'starting-school': 5,
  'primary-to-secondary': 12,
  'secondary-to-post-16': 17,
} as const
export type PhaseByAge = keyof typeof yearsToTransfer

const startOfSchoolYear = '09-01'

/**
 * The move that a child's age brings: the one to come within twelve months, or the last there was; null before the first.
 * Infant to junior, middle schools and moves between colleges depend on the place, not on age: staff set those.
 */
export function phaseTransferByAge(birthOn: Day, today: Day): PhaseTransfer | null {
  const cohort = schoolYearOf(birthOn)
  let found: PhaseTransfer | null = null
  for (const [phase, years] of Object.entries(yearsToTransfer)) {
    const startsOn = `${cohort + years}-${startOfSchoolYear}`
    if (addMonths(startsOn, -12) <= today) found = { phase: phase as PhaseByAge, startsOn }
  }
  return found
}

/** The birth days of all who make a move in the September of a year: both days belong to it. */
export function cohortBornBetween(phase: PhaseByAge, startsInYear: number): { from: Day; to: Day } {
  const cohort = startsInYear - yearsToTransfer[phase]
  return { from: `${cohort}-${startOfSchoolYear}`, to: addDays(`${cohort + 1}-${startOfSchoolYear}`, -1) }
}

/** Source: SEND Regulations 2014, reg 18. */
export function ruleOfPhase(phase: Phase): RuleKind {
  if (phase === 'secondary-to-post-16') return 'phase-transfer-to-post-16'
  return phase === 'post-16-to-post-16' ? 'phase-transfer-between-post-16' : 'phase-transfer'
}

/** The year in whose September the school year of a day began. */
export function schoolYearOf(day: Day): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= startOfSchoolYear ? year : year - 1
}
