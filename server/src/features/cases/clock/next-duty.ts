import { type Duty, isOwedByCouncil } from '@send-hub/shared'

/** The council's duty that presses most: not yet done, with the earliest legal date. Null when nothing is owed. */
export function nextDuty(duties: readonly Duty[]): Duty | null {
  let first: Duty | null = null
  for (const duty of duties) {
    const isOpen = duty.state === 'due' || duty.state === 'late'
    if (isOpen && isOwedByCouncil(duty.kind) && (!first || duty.legalDate < first.legalDate)) first = duty
  }
  return first
}

/** What the council has not done although its legal date has passed. An exception excuses that; it does not undo it. */
export function lateDuties(duties: readonly Duty[]): Duty[] {
  return duties.filter((duty) => duty.state === 'late' && isOwedByCouncil(duty.kind))
}

/** True while the council is late with a step: late advice or a late school makes no late case. */
export function isLate(duties: readonly Duty[]): boolean {
  return duties.some((duty) => duty.state === 'late' && isOwedByCouncil(duty.kind))
}
