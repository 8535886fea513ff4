import { type DutyKind, hasEnded, isOwedByCouncil } from '@send-hub/shared'
import { addDays, type Day, londonDay } from '../../../platform/calendar/index.ts'
import { type CaseEventRecord, standingEvents } from '../case-record.ts'
import type { ReckonedCase } from '../reckon-case.ts'

/** Days without a word from us: at most so many while on time, and while something is late. Source: domain, section 7. */
export const keepInTouchEveryDays = { onTime: 14, late: 7 }

/** What the family did itself is no word from us. */
const noWordFromUs: readonly CaseEventRecord['kind'][] = [
  'draft-comments-received',
  'meeting-requested',
  'more-time-requested',
  'evidence-received',
]

/** These stand on a case for years and have reminders of their own: alone they are no reason to write each fortnight. */
const standingDuties: readonly DutyKind[] = ['review', 'phase-transfer']

/**
 * The day by which the family hears from us again, even if nothing has changed; null where nothing is going on. Counted
 * from the day the newest word to everybody was recorded: what an import brought is read from the day of the import.
 */
export function nextKeepInTouchOn(reckoned: ReckonedCase): Day | null {
  if (!isGoingOn(reckoned)) return null
  const last = lastWordOn(reckoned.record.events) ?? reckoned.record.receivedOn
  return addDays(last, reckoned.isLate ? keepInTouchEveryDays.late : keepInTouchEveryDays.onTime)
}

/**
 * Something is being decided or done; or something is late and the hub has said so since. A review that was overdue
 * before its case came in from a return is no reason to write to thousands: its page says that it is late.
 */
function isGoingOn({ record, duties }: ReckonedCase): boolean {
  if (hasEnded(record.status)) return false
  if (record.status === 'IN_REVIEW') return true
  const open = duties.filter(
    ({ kind, state }) => isOwedByCouncil(kind) && (state === 'due' || state === 'late'),
  )
  if (open.some(({ kind }) => !standingDuties.includes(kind))) return true
  return open.some(({ kind, state }) => state === 'late' && wasToldLate(kind, record.events))
}

function wasToldLate(duty: DutyKind, events: readonly CaseEventRecord[]): boolean {
  return events.some(({ kind, details }) => {
    if (kind === 'promise-missed' || kind === 'delay-recorded') return details.duty === duty
    if (kind !== 'family-told') return false
    return details.duty === duty && (details.about === 'late' || details.about === 'going-to-be-late')
  })
}

/** The London day on which the newest word to everybody was recorded. */
export function lastWordOn(events: readonly CaseEventRecord[]): Day | null {
  const moments = standingEvents(events)
    .filter(({ kind, familyMemberId }) => familyMemberId === null && !noWordFromUs.includes(kind))
    .map(({ recordedAt }) => Date.parse(recordedAt))
  return moments.length === 0 ? null : londonDay(new Date(Math.max(...moments)))
}
