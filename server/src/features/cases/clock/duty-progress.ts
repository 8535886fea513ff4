import type { Duty } from '@send-hub/shared'
import { type Day, daysBetween } from '../../../platform/calendar/index.ts'

/** How far a duty has come. `isDone` may be true without a day on record. */
export type Progress = { isDone: boolean; metOn: Day | null; endedOn: Day | null; hasEnded: boolean }

/** Lateness is kept for good: a step done late stays late, and closing a late case does not make it punctual. */
export function lateness(
  legalDate: Day,
  { isDone, metOn, endedOn, hasEnded }: Progress,
  today: Day,
): Pick<Duty, 'state' | 'metOn' | 'lateByDays'> {
  if (metOn) {
    const lateByDays = daysPast(legalDate, metOn)
    return { state: lateByDays > 0 ? 'met-late' : 'met', metOn, lateByDays }
  }
  if (isDone) return { state: 'not-recorded', metOn: null, lateByDays: 0 }
  if (hasEnded) {
    const lateByDays = endedOn ? daysPast(legalDate, endedOn) : 0
    return { state: lateByDays > 0 ? 'ended-late' : 'ended', metOn: null, lateByDays }
  }
  const lateByDays = daysPast(legalDate, today)
  return { state: lateByDays > 0 ? 'late' : 'due', metOn: null, lateByDays }
}

function daysPast(legalDate: Day, day: Day): number {
  return Math.max(0, daysBetween(legalDate, day))
}
