import type { Duty } from '@send-hub/shared'

/** The council's duty that presses most: not yet done, with the earliest legal date. Null when nothing is owed. */
export function nextDuty(duties: readonly Duty[]): Duty | null {
  return duties
    .filter((duty) => duty.state === 'due' || duty.state === 'late')
    .reduce<Duty | null>((first, duty) => (first && first.legalDate <= duty.legalDate ? first : duty), null)
}

/** True while a step whose legal date has passed is still not done. An exception excuses that; it does not undo it. */
export function isLate(duties: readonly Duty[]): boolean {
  return duties.some((duty) => duty.state === 'late')
}
