import { z } from 'zod'
import { Day } from '../day.ts'
import { NewLetter } from '../letters/letter-views.ts'
import type { RecordKind } from './case-event.ts'
import { DutyKind, ExceptionCode } from './duty.ts'
import { AppealOutcome, Phase, TribunalOrder } from './event-details.ts'

/** What shows that an exception applies. What it says stays with staff; the kind of it may be read by the family. */
export const evidenceKinds = [
  'told-by-family',
  'told-by-setting',
  'closure-dates',
  'absence-record',
  'medical-letter',
  'travel',
  'missed-appointment',
  'other',
] as const
export const EvidenceKind = z.enum(evidenceKinds, 'Choose what shows it').meta({ id: 'EvidenceKind' })
export type EvidenceKind = z.infer<typeof EvidenceKind>

export const evidenceWords = {
  'told-by-family': 'The family told us',
  'told-by-setting': 'The school or nursery told us',
  'closure-dates': 'Published closing dates',
  'absence-record': 'A record of absence',
  'medical-letter': 'A letter from a doctor or hospital',
  travel: 'Papers about the time away',
  'missed-appointment': 'The service’s record of the missed appointment',
  other: 'Something else',
} as const satisfies Record<EvidenceKind, string>

/** What every record says: the day it happened, the version of the case the officer looked at, and a note for staff. */
const base = {
  on: Day,
  version: z.coerce.number().int(),
  note: z.string().trim().max(2_000).optional(),
}

const plain = <Kind extends RecordKind>(kind: Kind) => z.object({ kind: z.literal(kind), ...base })

/** An exception in law: it excuses a late step and never moves its date. Source: SEND Regulations 2014, regs 5, 8, 10, 13. */
export const NewException = z.object({
  kind: z.literal('exception-recorded'),
  ...base,
  code: ExceptionCode,
  /** The steps it excuses. */
  duties: z.array(DutyKind).min(1, 'Choose which step it excuses').max(10),
  /** The one report that is excused; without it, every report that is still to come. */
  adviceId: z.uuid().optional(),
  evidenceKind: EvidenceKind,
  /** What was seen or heard, for staff only. */
  evidence: z.string().trim().min(1, 'Say what shows that it applies').max(2_000),
  toldFamilyOn: Day,
  /** Of a school or early years provider: the first day closed, the first day open again, the day it was asked. */
  closedFrom: Day.optional(),
  reopensOn: Day.optional(),
  adviceAskedOn: Day.optional(),
})
export type NewException = z.infer<typeof NewException>

/** A fact about a case that does not move it, by its kind; each kind with what the law needs to know of it. */
export const NewRecord = z.discriminatedUnion('kind', [
  NewException,
  plain('mediation-requested'),
  plain('mediation-certificate'),
  plain('mediation-held'),
  plain('appeal-registered'),
  z.object({
    kind: z.literal('appeal-decided'),
    ...base,
    outcome: AppealOutcome,
  }),
  z.object({
    kind: z.literal('order-received'),
    ...base,
    order: TribunalOrder,
  }),
  z.object({
    kind: z.literal('order-carried-out'),
    ...base,
    order: TribunalOrder,
  }),
  plain('review-meeting-held'),
  plain('review-report-received'),
  plain('early-review-requested'),
  plain('under-five-review-considered'),
  plain('reassessment-requested'),
  plain('reassessment-refused').extend({ letter: NewLetter.optional() }),
  z.object({ kind: z.literal('phase-transfer-set'), ...base, phase: Phase, startsOn: Day }),
  plain('phase-place-named'),
  z.object({ kind: z.literal('plan-transferred-in'), ...base, lastReviewOn: Day.nullish() }),
  plain('moved-in-letter-sent'),
  plain('plan-transferred-out'),
])
export type NewRecord = z.infer<typeof NewRecord>

export const phaseWords = {
  'starting-school': 'Starting school',
  'infant-to-junior': 'Infant to junior school',
  'primary-to-middle': 'Primary to middle school',
  'primary-to-secondary': 'Primary to secondary school',
  'middle-to-secondary': 'Middle to secondary school',
  'secondary-to-post-16': 'Secondary school to post-16',
  'post-16-to-post-16': 'Between post-16 places',
  none: 'No move that year (an all-through school)',
} as const satisfies Record<Phase, string>

export const orderWords = {
  'start-assessment': 'Start the assessment or re-assessment',
  'make-plan': 'Make a plan',
  amend: 'Amend the plan',
  'name-setting': 'Name another school or college in the plan',
  continue: 'Keep the plan going',
  cease: 'End the plan',
} as const satisfies Record<TribunalOrder, string>

export const appealOutcomeWords = {
  upheld: 'Our decision stands',
  overturned: 'Our decision was overturned',
  withdrawn: 'The family withdrew the appeal',
  conceded: 'We gave way',
} as const satisfies Record<AppealOutcome, string>
