import { CorrectionDetails } from '@send-hub/shared'
import { type CaseEventRecord, standingEvents } from '../case-record.ts'

/**
 * What a family's history is made of: the events that stand, and that a mistake in them was put right. What was
 * corrected on the board of reports needs no telling: it names no entry that a family had read.
 */
export function eventsForFamily(events: readonly CaseEventRecord[]): CaseEventRecord[] {
  const standing = new Set(standingEvents(events).map(({ id }) => id))
  return events.filter(({ id, kind, details }) => standing.has(id) || isToldCorrection(kind, details))
}

const isToldCorrection = (kind: string, details: Record<string, unknown>): boolean =>
  kind === 'event-corrected' && CorrectionDetails.safeParse(details).success
