import { type CouncilDutyKind, type Duty, isOwedByCouncil } from '@send-hub/shared'

/** What the council owes, not those asked for advice, the school or the family. */
export type CouncilDuty = Duty & { kind: CouncilDutyKind }

/** The council's duty that presses most: not yet done, with the earliest legal date. Null when nothing is owed. */
export function nextDuty(duties: readonly Duty[]): CouncilDuty | null {
  let first: CouncilDuty | null = null
  for (const duty of duties) {
    const isOpen = duty.state === 'due' || duty.state === 'late'
    if (isOpen && isCouncilDuty(duty) && (!first || duty.legalDate < first.legalDate)) first = duty
  }
  return first
}

/** What the council has not done although its legal date has passed. An exception excuses that; it does not undo it. */
export function lateDuties(duties: readonly Duty[]): CouncilDuty[] {
  return duties.filter(isCouncilDuty).filter(({ state }) => state === 'late')
}

/** True while the council is late with a step: late advice or a late school makes no late case. */
export function isLate(duties: readonly Duty[]): boolean {
  return lateDuties(duties).length > 0
}

export function isCouncilDuty(duty: Duty): duty is CouncilDuty {
  return isOwedByCouncil(duty.kind)
}
