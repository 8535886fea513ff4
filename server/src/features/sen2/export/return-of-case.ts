import type { CaseStatus } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CeaseReason, Outcome, RequestSource } from '../code-lists.ts'
import type { KeptRequest } from '../facts-of-request.ts'
import type { ActivePlan, NamedPlan, Sen2Assessment, Sen2Request } from '../sen2.types.ts'
import { type CaseLog, contestedFlags, lastReview } from './case-log.ts'

/** A case as the export reads it. Days are in Europe/London. */
export interface ExportedCase {
  receivedOn: Day
  status: CaseStatus
  requestSource: number | null
  requestOutcome: Outcome
  requestOutcomeOn: Day | null
  assessmentOutcome: Outcome | null
  assessmentOutcomeOn: Day | null
  hasWeek20Exception: boolean
  planStartedOn: Day | null
  planCeasedOn: Day | null
  ceaseReason: number | null
  isActivePlan: boolean
  /** What the last return said, for all that the hub itself does not keep: settings, needs, budgets. */
  returnItems: KeptRequest
  log: CaseLog
}

/** What a return is about: the calendar year before its census, as things stood on the census day. */
export interface Collection {
  /** 1 January of the year that is reported. */
  yearBeganOn: Day
  censusOn: Day
}

/** A request as the return of a collection gives it: nothing from after the census, earlier decisions as "H". */
export function returnOfCase(found: ExportedCase, collection: Collection): Sen2Request {
  const { returnItems: items, log } = found
  const plan = planOf(found, collection)
  const request = decided(found.requestOutcome, found.requestOutcomeOn, collection)
  const flags = contestedFlags(log, collection.censusOn)
  return {
    receivedDate: found.receivedOn,
    requestSource: found.requestSource ? (String(found.requestSource) as RequestSource) : null,
    rya: items.rya ?? null,
    requestOutcomeDate: request.on,
    requestOutcome: request.outcome,
    requestMediation: flags.requestMediation || (items.requestMediation ?? null),
    requestTribunal: flags.requestTribunal || (items.requestTribunal ?? null),
    exported: isExported(found, collection) || (items.exported ?? null),
    assessment: assessmentOf(found, collection, plan, flags),
    activePlan: isInForce(found, collection) ? activePlanOf(found, collection.censusOn) : null,
  }
}

/** Decided after the census is not decided yet; decided before the year is historical, with its day. */
function decided(outcome: Outcome, on: Day | null, { yearBeganOn, censusOn }: Collection) {
  if (on && on > censusOn) return { outcome: 'A' as const, on: null }
  const isHistorical = on !== null && on < yearBeganOn && (outcome === 'Y' || outcome === 'N')
  return { outcome: isHistorical ? ('H' as const) : outcome, on }
}

/** Moved to another authority before this one had finished. */
function isExported(found: ExportedCase, { censusOn }: Collection): boolean {
  const movedOn = found.log.findLast(({ kind }) => kind === 'moved-away')?.on
  return (
    !found.planStartedOn && found.status === 'CLOSED_MOVED' && movedOn !== undefined && movedOn <= censusOn
  )
}

function assessmentOf(
  found: ExportedCase,
  collection: Collection,
  namedPlan: NamedPlan | null,
  flags: ReturnType<typeof contestedFlags>,
): Sen2Assessment | null {
  const { assessmentOutcome, returnItems, log } = found
  const kept = returnItems.assessment
  if (!assessmentOutcome || isStillRefused(found, collection)) return null
  const { outcome, on } = decided(assessmentOutcome, found.assessmentOutcomeOn, collection)
  const isNew = log.length > 0 && !kept
  return {
    assessmentOutcome: outcome,
    assessmentOutcomeDate: on,
    assessmentMediation: flags.assessmentMediation || (kept?.assessmentMediation ?? null),
    assessmentTribunal: flags.assessmentTribunal || (kept?.assessmentTribunal ?? null),
    otherMediation: flags.otherMediation || (kept?.otherMediation ?? null),
    otherTribunal: flags.otherTribunal || (kept?.otherTribunal ?? null),
    week20: found.hasWeek20Exception || (isNew || kept?.week20 ? false : (kept?.week20 ?? null)),
    namedPlan,
  }
}

/** On the census day the request was not decided, or the refusal still stood. */
function isStillRefused({ requestOutcomeOn, log }: ExportedCase, { censusOn }: Collection): boolean {
  if (requestOutcomeOn && requestOutcomeOn > censusOn) return true
  const overturnedOn = log.findLast(({ kind }) => kind === 'assessment-refusal-overturned')?.on
  return overturnedOn !== undefined && overturnedOn > censusOn
}

function isInForce({ planStartedOn, planCeasedOn, isActivePlan }: ExportedCase, { censusOn }: Collection) {
  const isBegun = planStartedOn === null || planStartedOn <= censusOn
  const isStillToCease = planCeasedOn !== null && planCeasedOn > censusOn
  return isBegun && (isActivePlan || isStillToCease)
}

/** The plan that the assessment led to, as it stood on the census day; null when there was none yet. */
function planOf(found: ExportedCase, { censusOn }: Collection): NamedPlan | null {
  const kept = found.returnItems.assessment?.namedPlan
  const startedOn = found.planStartedOn
  if (startedOn ? startedOn > censusOn : !kept) return null
  const ceasedOn = found.planCeasedOn && found.planCeasedOn <= censusOn ? found.planCeasedOn : null
  return {
    startDate: startedOn,
    planRes: kept?.planRes ?? null,
    planWpb: kept?.planWpb ?? null,
    pb: kept?.pb ?? null,
    oa: kept?.oa ?? null,
    dp: kept?.dp ?? null,
    ceaseDate: ceasedOn,
    ceaseReason: ceasedOn && found.ceaseReason ? (String(found.ceaseReason) as CeaseReason) : null,
    planDetails: kept?.planDetails ?? [],
  }
}

function activePlanOf({ returnItems, log }: ExportedCase, censusOn: Day): ActivePlan {
  const kept = returnItems.activePlan
  return {
    transferLa: kept?.transferLa ?? null,
    res: kept?.res ?? null,
    wpb: kept?.wpb ?? null,
    reviewMeeting: kept?.reviewMeeting ?? null,
    reviewOutcome: kept?.reviewOutcome ?? null,
    lastReview: kept?.lastReview ?? null,
    ...lastReview(log, censusOn),
    placementDetails: kept?.placementDetails ?? [],
    senNeeds: kept?.senNeeds ?? [],
  }
}
