import { type CaseForFamily, keyDateWords, ownDateWords } from '@send-hub/shared'
import { type Day, daysBetween } from '../../platform/calendar/index.ts'
import { isCouncilDuty } from './clock/index.ts'
import { lateDuty } from './late-for-family.ts'
import type { CaseReader } from './reader-of-case.ts'
import type { ReckonedCase } from './reckon-case.ts'

type KeyDate = CaseForFamily['keyDate']

/** The one date that matters now: the family's own, else ours; of a late step only a date still promised. */
export function keyDate(reckoned: ReckonedCase, reader: CaseReader): KeyDate {
  return ownDate(reckoned, reader) ?? councilsDate(reckoned)
}

/** Whether the family's time to comment runs now. */
export function isTimeToComment({ record, duties }: ReckonedCase): boolean {
  const isStage = record.status === 'DRAFT_WITH_FAMILY' || record.status === 'AMENDING_PLAN'
  return isStage && duties.some(({ kind, state }) => kind === 'family-comments' && state === 'window')
}

/** Time to comment, then to contact a mediation adviser, then to appeal. */
function ownDate(reckoned: ReckonedCase, reader: CaseReader): KeyDate {
  const { duties, today } = reckoned
  const comments = duties.find(({ kind }) => kind === 'family-comments')
  if (comments && isTimeToComment(reckoned))
    return dateOn(ownDateWords.comments, comments.legalDate, today, true)
  if (!reader.mayAppeal) return null
  const windows = duties
    .filter(({ kind, state }) => (kind === 'appeal' || kind === 'contact-mediation') && state === 'window')
    .toSorted((one, other) =>
      one.legalDate < other.legalDate ? -1 : one.legalDate > other.legalDate ? 1 : 0,
    )
  const first = windows[0]
  if (!first) return null
  const words = first.kind === 'appeal' ? ownDateWords.appeal : ownDateWords.mediation
  return dateOn(words, first.legalDate, today, false)
}

function councilsDate(reckoned: ReckonedCase): KeyDate {
  const { next, today } = reckoned
  const late = lateDuty(reckoned)
  if (late) {
    const isStillPromised = late.promisedDate !== null && late.promisedDate >= today
    return isStillPromised
      ? dateOn(keyDateWords[late.kind].expected, late.promisedDate as Day, today, false)
      : null
  }
  return next && isCouncilDuty(next) ? dateOn(keyDateWords[next.kind].by, next.legalDate, today, false) : null
}

const dateOn = (label: string, day: Day, today: Day, isYourTurn: boolean) => ({
  label,
  day,
  daysLeft: daysBetween(today, day),
  isYourTurn,
})
