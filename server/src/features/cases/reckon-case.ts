import type { Duty, DutyView } from '@send-hub/shared'
import { dutyWords, exceptionLabelsForStaff } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../platform/calendar/index.ts'
import type { CaseRecord } from './case-record.ts'
import {
  type CaseFacts,
  lateDuties,
  limitsBeganOn,
  nextDuty,
  reckonDuties,
  reckonPlanDuties,
  timeLimits,
} from './clock/index.ts'
import { factsOf } from './facts-of.ts'

/** A case with what the clock says of it on a day. */
export interface ReckonedCase {
  record: CaseRecord
  facts: CaseFacts
  /** The day it was asked about. */
  today: Day
  duties: Duty[]
  /** The council's duty that presses most; null when nothing is owed. */
  next: Duty | null
  /** The council is late: late advice, or a late school, does not count. */
  isLate: boolean
  /** Calendar days that the council's latest duty is past its legal date; 0 if nothing is late. */
  lateByDays: number
}

/**
 * Asks the statutory clock about a case, with the limits in force and the bank holidays of England and Wales. A request
 * from before those limits is shown without duties of its own; its plan has today's.
 */
export function reckonCase(record: CaseRecord, today: Day): ReckonedCase {
  const facts = factsOf(record)
  const reckon = record.receivedOn < limitsBeganOn ? reckonPlanDuties : reckonDuties
  const duties = reckon(facts, today, timeLimits, englandAndWales)
  const late = lateDuties(duties)
  return {
    record,
    facts,
    today,
    duties,
    next: nextDuty(duties),
    isLate: late.length > 0,
    lateByDays: Math.max(0, ...late.map((duty) => duty.lateByDays)),
  }
}

/** Duties as staff and other systems see them. */
export function toDutyViews({ duties, record }: ReckonedCase): DutyView[] {
  return duties.map((duty) => ({
    kind: duty.kind,
    subjectId: duty.subjectId,
    state: duty.state,
    label: dutyWords[duty.kind].staff,
    legalDate: duty.legalDate,
    actBy: duty.actBy,
    metOn: duty.metOn,
    lateByDays: duty.lateByDays,
    exception: exceptionLabel(duty, record.hasWeek20Exception),
    promisedDate: duty.promisedDate,
  }))
}

/** The return flags a 20-week exception without saying which. */
function exceptionLabel(duty: Duty, hasWeek20Exception: boolean): string | null {
  if (duty.exception) return exceptionLabelsForStaff[duty.exception]
  return duty.kind === 'final-plan' && hasWeek20Exception ? 'Exception, as in the SEN2 return' : null
}
