import type { Duty, DutyView } from '@send-hub/shared'
import { dutyWords, exceptionLabelsForStaff } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../platform/calendar/index.ts'
import { type CaseRecord, factsOf } from './case-record.ts'
import { type CaseFacts, nextDuty, reckonDuties, timeLimits } from './clock/index.ts'

/** A case with what the clock says of it on a day. */
export interface ReckonedCase {
  record: CaseRecord
  facts: CaseFacts
  duties: Duty[]
  /** The council's duty that presses most; null when nothing is owed. */
  next: Duty | null
  isLate: boolean
  /** Calendar days past the legal date of the latest duty; 0 if nothing is late. */
  lateByDays: number
}

/** Before this day another law set other limits: cases from then are shown without duties. */
const limitsBeganOn: Day = timeLimits.map(({ inForceFrom }) => inForceFrom).sort()[0] ?? ''

/** Asks the statutory clock about a case, with the limits in force and the bank holidays of England and Wales. */
export function reckonCase(record: CaseRecord, today: Day): ReckonedCase {
  const facts = factsOf(record)
  const duties =
    record.receivedOn < limitsBeganOn ? [] : reckonDuties(facts, today, timeLimits, englandAndWales)
  const late = duties.filter((duty) => duty.state === 'late')
  return {
    record,
    facts,
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
