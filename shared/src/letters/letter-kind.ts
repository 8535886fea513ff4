import { z } from 'zod'
import type { RecordKind, StepKind } from '../cases/case-event.ts'

/**
 * What the law makes of a letter. `decision`: the family may appeal. `proposal`: the family may comment first.
 * `news`: neither.
 */
export type LetterLaw =
  | {
      is: 'decision'
      /** Section I alone may be appealed without a certificate. Source: Children and Families Act 2014 s55. */
      certificate: 'always' | 'not-for-section-i'
      /** Whether the Tribunal can recommend health and social care besides: not on a refusal to assess. */
      hasHealthAndCare: boolean
      /** Help in a plan goes on until the time to appeal is over. */
      hasPlanToKeep: boolean
    }
  | { is: 'proposal' }
  | { is: 'news' }

const refusal = {
  is: 'decision',
  certificate: 'always',
  hasHealthAndCare: true,
  hasPlanToKeep: false,
} as const satisfies LetterLaw
const aboutPlanInForce = { ...refusal, hasPlanToKeep: true } as const satisfies LetterLaw
const plan = { ...refusal, certificate: 'not-for-section-i' } as const satisfies LetterLaw
const proposal = { is: 'proposal' } as const satisfies LetterLaw
const news = { is: 'news' } as const satisfies LetterLaw

/**
 * Which letter goes with which step; null: none. Total: a new step does not compile until it is decided whether a
 * family is owed a letter. After a death nothing is sent.
 * Source: Children and Families Act 2014 s51; SEND Regulations 2014, regs 5, 10, 13, 20, 22, 25, 28, 31 and 32.
 */
export const letterOfStep = {
  'assessment-agreed': news,
  'assessment-refused': { ...refusal, hasHealthAndCare: false },
  'assessment-refusal-overturned': null,
  'advice-complete': null,
  'plan-agreed': news,
  'plan-refused': refusal,
  'plan-refusal-overturned': null,
  'draft-served': proposal,
  'settings-consulted': null,
  'plan-issued': plan,
  'review-arranged': null,
  'review-kept-plan': aboutPlanInForce,
  'review-to-amend': proposal,
  'review-to-cease': aboutPlanInForce,
  'amendment-proposed': proposal,
  'plan-amended': plan,
  'amendment-dropped': aboutPlanInForce,
  'reassessment-agreed': news,
  'reassessment-draft-served': proposal,
  'reassessment-kept-plan': aboutPlanInForce,
  'reassessment-to-cease': aboutPlanInForce,
  'cease-proposed': aboutPlanInForce,
  'cease-overturned': null,
  'plan-ceased': null,
  'request-withdrawn': null,
  'moved-away': null,
  'child-died': null,
} as const satisfies Record<StepKind, LetterLaw | null>

/** As `letterOfStep`, for facts that are recorded without moving the case. */
export const letterOfRecord = {
  'exception-recorded': null,
  'mediation-requested': null,
  'mediation-certificate': null,
  'mediation-held': null,
  'appeal-registered': null,
  'appeal-decided': null,
  'order-received': null,
  'order-carried-out': null,
  'review-meeting-held': null,
  'review-report-received': null,
  'early-review-requested': null,
  'under-five-review-considered': null,
  'reassessment-requested': null,
  'reassessment-refused': aboutPlanInForce,
  'phase-transfer-set': null,
  'phase-place-named': null,
  'plan-transferred-in': null,
  'moved-in-letter-sent': null,
  'plan-transferred-out': null,
} as const satisfies Record<RecordKind, LetterLaw | null>

type WithLetter<Laws> = { [Kind in keyof Laws]: Laws[Kind] extends null ? never : Kind }[keyof Laws]

/** The steps and records that are told by letter. */
export type LetterKind = WithLetter<typeof letterOfStep> | WithLetter<typeof letterOfRecord>

const laws = { ...letterOfStep, ...letterOfRecord } as Record<StepKind | RecordKind, LetterLaw | null>

export const letterKinds = Object.entries(laws).flatMap(([kind, law]) =>
  law ? [kind as LetterKind] : [],
) as [LetterKind, ...LetterKind[]]

export const LetterKind = z.enum(letterKinds).meta({ id: 'LetterKind' })

export const hasLetter = (kind: StepKind | RecordKind): kind is LetterKind => laws[kind] !== null

export function letterLaw(kind: LetterKind): LetterLaw {
  return laws[kind] as LetterLaw
}

/** The decisions that a family may appeal. */
export const isAppealable = (kind: LetterKind): boolean => letterLaw(kind).is === 'decision'
