import type { DutyKind, ExceptionCode } from '@send-hub/shared'
import { addWeeks, type Day, daysBetween } from '../../../platform/calendar/index.ts'
import type { CaseFacts } from './case-facts.ts'

const councilDuties = ['decide-to-assess', 'tell-no-plan', 'final-plan', 'reassessed-plan'] as const
const councilDutiesAndAdvice = [...councilDuties, 'advice'] as const

/**
 * Which steps each exception can excuse. Staff shortage, waiting lists and short holidays are none of them.
 * Source: SEND Regulations 2014, regs 5(4), 8(2), 10(4), 13(3) and 27(3); a missed appointment excuses only those asked for advice.
 */
export const dutiesExcusedBy = {
  SCHOOL_CLOSED: councilDuties,
  EY_CLOSED: councilDuties,
  EXCEPTIONAL: councilDutiesAndAdvice,
  AWAY: councilDutiesAndAdvice,
  MISSED_APPT: ['advice'],
} as const satisfies Record<ExceptionCode, readonly DutyKind[]>

/** The exception recorded for a step, if the law knows it for that step. It never moves the date. */
export function exceptionFor(
  kind: DutyKind,
  facts: CaseFacts,
  subjectId: string | null = null,
): ExceptionCode | null {
  const found = facts.exceptions.find(
    ({ code, duties, adviceId }) =>
      duties.includes(kind) &&
      (dutiesExcusedBy[code] as readonly DutyKind[]).includes(kind) &&
      (kind !== 'advice' || !adviceId || adviceId === subjectId),
  )
  return found?.code ?? null
}

export type SchoolClosure = {
  /** First day closed. */
  closedFrom: Day
  /** First day open again. */
  reopensOn: Day
  /** The day the council asked the head for advice. */
  adviceAskedOn: Day
}

/** Only a long closure counts, and only advice asked around it. In weeks. */
const closureRule = { atLeast: 4, opensBefore: 1, endsBeforeReopening: 1 }

/**
 * Whether a school's (or early years provider's) closure can excuse lateness, with what the answer rests on.
 * "Possible", not "applies": the closure must also have made the limit impractical, which a person judges.
 * Source: SEND Regulations 2014, regs 5(4), 10(4), 13(3).
 */
export function schoolClosureException({ closedFrom, reopensOn, adviceAskedOn }: SchoolClosure) {
  const closureDays = daysBetween(closedFrom, reopensOn)
  const windowFrom = addWeeks(closedFrom, -closureRule.opensBefore)
  const windowTo = addWeeks(reopensOn, -closureRule.endsBeforeReopening)
  const isLongEnough = closureDays >= closureRule.atLeast * 7
  const wasAskedInWindow = windowFrom <= adviceAskedOn && adviceAskedOn <= windowTo
  return { isPossible: isLongEnough && wasAskedInWindow, closureDays, windowFrom, windowTo }
}
