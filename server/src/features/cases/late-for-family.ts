import {
  type CaseForFamily,
  type Council,
  exceptionReasons,
  formatDayLong,
  lateWords,
} from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { promiseHistory } from './clock/index.ts'
import type { ReckonedCase } from './reckon-case.ts'

/**
 * The late wording for the duty a family cares about most: the final plan when that is late, else the one that has
 * been late longest. A promise whose day has passed is told as broken, never as still expected.
 */
export function lateForFamily(reckoned: ReckonedCase, council: Council, today: Day): CaseForFamily['late'] {
  const duty = lateDuty(reckoned)
  if (!duty) return null
  const isBroken = duty.promisedDate !== null && duty.promisedDate < today
  const owner = reckoned.record.promises.findLast((promise) => promise.duty === duty.kind)?.ownerName
  const { heading, paragraphs } = lateWords({
    step: duty.kind,
    legalDate: formatDayLong(duty.legalDate),
    reason: duty.reason || (duty.exception && `that ${exceptionReasons[duty.exception]}`),
    promise: duty.promisedDate && !isBroken && owner ? { by: formatDayLong(duty.promisedDate), owner } : null,
    brokenPromise: duty.promisedDate && isBroken ? formatDayLong(duty.promisedDate) : null,
    adviceService: council.adviceService.name,
  })
  return { heading, paragraphs }
}

/** What became of the dates given before for the step that is late, oldest first. */
export function earlierPromises(reckoned: ReckonedCase, today: Day): CaseForFamily['earlierPromises'] {
  const duty = lateDuty(reckoned) ?? reckoned.next
  if (!duty) return []
  return promiseHistory(duty.kind, reckoned.facts, duty.metOn, today).flatMap(
    ({ promisedOn, madeOn, outcome }) => (outcome === 'open' ? [] : [{ day: promisedOn, madeOn, outcome }]),
  )
}

/** The late duty that is told to a family, if any. */
export function lateDuty({ duties }: ReckonedCase) {
  const late = duties.filter((duty) => duty.state === 'late')
  return late.find((duty) => duty.kind === 'final-plan') ?? late[0] ?? null
}
