import { z } from 'zod'
import { Day } from '../day.ts'
import type { CaseEventKind } from './case-event.ts'
import { DutyKind, ExceptionCode } from './duty.ts'

/** Moves from one kind of school to the next. `none`: staff found that no move comes in that year (an all-through school). */
export const phases = [
  'starting-school',
  'infant-to-junior',
  'primary-to-middle',
  'primary-to-secondary',
  'middle-to-secondary',
  'secondary-to-post-16',
  'post-16-to-post-16',
  'none',
] as const
export const Phase = z.enum(phases).meta({ id: 'Phase' })
export type Phase = z.infer<typeof Phase>

/** What the Tribunal can order. Source: SEND Regulations 2014, reg 44. */
export const tribunalOrders = [
  'start-assessment',
  'make-plan',
  'amend',
  'name-setting',
  'continue',
  'cease',
] as const
export const TribunalOrder = z.enum(tribunalOrders).meta({ id: 'TribunalOrder' })
export type TribunalOrder = z.infer<typeof TribunalOrder>

/** `upheld`: the council's decision stands. `conceded`: the council gave way, which counts as an order (reg 45). */
export const appealOutcomes = ['upheld', 'overturned', 'withdrawn', 'conceded'] as const
export const AppealOutcome = z.enum(appealOutcomes).meta({ id: 'AppealOutcome' })
export type AppealOutcome = z.infer<typeof AppealOutcome>

/** `I`: the plan changed only in section I, so that an appeal needs no mediation certificate. */
const SentPlan = z.object({ sectionsOnly: z.literal('I').nullable() })

/**
 * What an event carries besides its kind and its day (`case_events.details`). Codes, days and ids, never names or free
 * text: families can read it. A kind that is not listed carries nothing that the clock reads. All days in Europe/London.
 */
export const eventDetails = {
  /** Day of the event: the day the meeting was arranged. */
  'review-arranged': z.object({ meetingOn: Day }),
  'plan-issued': SentPlan,
  'plan-amended': SentPlan,
  /** Day of the event: the day the council became responsible. `lastReviewOn`: at the old council, if it is known. */
  'plan-transferred-in': z.object({ lastReviewOn: Day.nullable() }),
  /** `startsOn`: the first day in the new school or college. A later one for the same year takes the earlier one's place. */
  'phase-transfer-set': z.object({ phase: Phase, startsOn: Day }),
  'order-received': z.object({ order: TribunalOrder }),
  'order-carried-out': z.object({ order: TribunalOrder }),
  'appeal-decided': z.object({ outcome: AppealOutcome }),
  /** `adviceId`: the one request for advice that is excused; without it, every one. `evidence`: what it is, in a code or two words. */
  'exception-recorded': z.object({
    code: ExceptionCode,
    duties: z.array(DutyKind),
    evidence: z.string(),
    toldFamilyOn: Day.nullish(),
    adviceId: z.uuid().nullish(),
  }),
} as const satisfies Partial<Record<CaseEventKind, z.ZodType>>

export type EventDetails<Kind extends keyof typeof eventDetails> = z.infer<(typeof eventDetails)[Kind]>

/** What the event carries, or null where it carries nothing of that shape (an import, an older record). */
export function detailsOf<Kind extends keyof typeof eventDetails>(
  kind: Kind,
  details: Record<string, unknown>,
): EventDetails<Kind> | null {
  const read = eventDetails[kind].safeParse(details)
  return read.success ? (read.data as EventDetails<Kind>) : null
}
