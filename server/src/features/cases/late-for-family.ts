import {
  type CaseForFamily,
  type Council,
  exceptionReasons,
  exceptionReasonsForYoungPerson,
  formatDayLong,
  lateWords,
} from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { type CouncilDuty, lateDuties, promiseHistory } from './clock/index.ts'
import { nextKeepInTouchOn } from './daily/keep-in-touch.ts'
import type { ReckonedCase } from './reckon-case.ts'

/**
 * The late wording for the duty a family cares about most: the final plan when that is late, else the one that has
 * been late longest. A promise whose day has passed is told as broken, never as still expected.
 */
export function lateForFamily(
  reckoned: ReckonedCase,
  council: Council,
  today: Day,
  isAboutReader = false,
): CaseForFamily['late'] {
  const reasons = isAboutReader ? exceptionReasonsForYoungPerson : exceptionReasons
  const duty = lateDuty(reckoned)
  if (!duty) return null
  const isBroken = duty.promisedDate !== null && duty.promisedDate < today
  const owner = reckoned.record.promises.findLast((promise) => promise.duty === duty.kind)?.ownerName
  const { heading, paragraphs } = lateWords({
    step: duty.kind,
    legalDate: formatDayLong(duty.legalDate),
    reason: duty.reason || (duty.exception && `that ${reasons[duty.exception]}`),
    promise: duty.promisedDate && !isBroken && owner ? { by: formatDayLong(duty.promisedDate), owner } : null,
    brokenPromise: duty.promisedDate && isBroken ? formatDayLong(duty.promisedDate) : null,
    writeAgainBy: writeAgainBy(reckoned, today),
    adviceService: council.adviceService.name,
  })
  return { heading, paragraphs }
}

/** The day on which the daily work writes whatever happens: the only promise here that nobody has to remember. */
function writeAgainBy(reckoned: ReckonedCase, today: Day): string | null {
  const day = nextKeepInTouchOn(reckoned)
  return day && formatDayLong(day < today ? today : day)
}

/** What became of the dates given before for the step that is late, oldest first. */
export function earlierPromises(reckoned: ReckonedCase, today: Day): CaseForFamily['earlierPromises'] {
  const duty = lateDuty(reckoned) ?? reckoned.next
  if (!duty) return []
  return promiseHistory(duty.kind, reckoned.facts, duty.metOn, today).flatMap(
    ({ promisedOn, madeOn, outcome }) => (outcome === 'open' ? [] : [{ day: promisedOn, madeOn, outcome }]),
  )
}

/** The late duty that is told to a family, if any: the final plan, else the one that has been late longest. */
export function lateDuty({ duties }: ReckonedCase): CouncilDuty | null {
  const late = lateDuties(duties)
  const longest = late.reduce<CouncilDuty | null>(
    (first, duty) => (first && first.legalDate <= duty.legalDate ? first : duty),
    null,
  )
  return late.find((duty) => duty.kind === 'final-plan') ?? longest
}
