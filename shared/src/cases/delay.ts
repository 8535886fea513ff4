import { z } from 'zod'
import type { ExceptionCode } from './duty.ts'

/** Reasons for lateness that staff choose from. None of them is an exception in law. */
export const delayReasons = [
  'EDUCATIONAL_PSYCHOLOGIST',
  'HEALTH_ADVICE',
  'SCHOOL_ADVICE',
  'SOCIAL_CARE_ADVICE',
  'OFFICER_SHORTAGE',
  'FAMILY_ASKED',
  'PLACE_NOT_FOUND',
  'OTHER',
] as const
export const DelayReason = z.enum(delayReasons).meta({ id: 'DelayReason' })
export type DelayReason = z.infer<typeof DelayReason>

/** `family` finishes the sentence "The reason is …"; OTHER has none, because staff write their own. */
export const delayReasonWords = {
  EDUCATIONAL_PSYCHOLOGIST: {
    staff: 'Shortage of educational psychologists',
    family: 'that there are not enough educational psychologists',
  },
  HEALTH_ADVICE: {
    staff: 'Waiting for health advice',
    family: 'that we are waiting for a report from the health service',
  },
  SCHOOL_ADVICE: {
    staff: 'Waiting for school advice',
    family: 'that we are waiting for a report from the school',
  },
  SOCIAL_CARE_ADVICE: {
    staff: 'Waiting for social care advice',
    family: 'that we are waiting for a report from social care',
  },
  OFFICER_SHORTAGE: { staff: 'Shortage of officers', family: 'that we do not have enough staff' },
  FAMILY_ASKED: { staff: 'The family asked for more time', family: 'that you asked us for more time' },
  PLACE_NOT_FOUND: {
    staff: 'No school place found yet',
    family: 'that we have not found a school or college place yet',
  },
  OTHER: { staff: 'Another reason, in your own words', family: null },
} as const satisfies Record<DelayReason, { staff: string; family: string | null }>

/** Shown beside the box for a reason in staff's own words. */
export const ownReasonHint =
  'Finish the sentence “The reason is that …”. The family reads exactly what you write.'

/**
 * The clause a family reads after "The reason is", whether chosen or in staff's own words.
 * Returns null when OTHER comes with no words: the late wording then says that the reason is still owed.
 */
export function delayReasonForFamily(reason: DelayReason, ownWords?: string | null): string | null {
  const chosen = delayReasonWords[reason].family
  if (chosen) return chosen
  const words = (ownWords ?? '')
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(/^(the reason is\s+)?(that|because)\s+/i, '')
  return words ? `that ${words}` : null
}

/** What each exception in law means, after "because". */
export const exceptionReasons = {
  SCHOOL_CLOSED: 'the school was closed when we needed its report',
  EY_CLOSED: 'the nursery was closed when we needed its report',
  EXCEPTIONAL: 'something very serious happened in your or your child’s life',
  AWAY: 'you or your child were away from the area for four weeks or more',
  MISSED_APPT: 'a visit or test that we needed did not happen',
} as const satisfies Record<ExceptionCode, string>

/** The same for a young person who reads about themselves. */
export const exceptionReasonsForYoungPerson = {
  ...exceptionReasons,
  EXCEPTIONAL: 'something very serious happened in your life or in your family',
  AWAY: 'you or your family were away from the area for four weeks or more',
} as const satisfies Record<ExceptionCode, string>

export const exceptionLabelsForStaff = {
  SCHOOL_CLOSED: 'School closed for 4 weeks or more',
  EY_CLOSED: 'Early years provider closed for 4 weeks or more',
  EXCEPTIONAL: 'Exceptional personal circumstances',
  AWAY: 'Child or parent out of the area for 4 weeks or more',
  MISSED_APPT: 'Missed appointment or test (advice only)',
} as const satisfies Record<ExceptionCode, string>
