import type { CaseStatus } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { newId } from '../../platform/ids.ts'
import type { EventRow } from './case-row.ts'
import { type DatedEvent, eventsFromReturn, returnEvents, slots } from './events-from-return.ts'
import type { ReturnFacts } from './facts-of-request.ts'
import { type KnownEvent, slotOf, standing } from './known-case.ts'

/**
 * The events to append for what changed between two states of a case's facts. A day or outcome that an earlier event
 * had otherwise is corrected: a new event names the old one, which stays in the history, and the right one follows.
 * `before` and `after` are the same for a case new to the hub.
 */
export function planEvents(
  caseId: string,
  known: KnownEvent[],
  before: ReturnFacts,
  after: ReturnFacts,
  status: CaseStatus | null,
  today: Day,
): EventRow[] {
  const wasSaid = eventsFromReturn(before, today)
  const isSaid = eventsFromReturn(after, today)
  const left = standing(known)
  const planned: EventRow[] = []
  let from = status
  for (const slot of slots) {
    const right = isSaid[slot]
    const old = left.findLast(({ kind }) => slotOf(kind) === slot)
    const isUntouched = known.length > 0 && isSame(right, wasSaid[slot])
    // An end dated ahead becomes an event on its day, when nothing else is new.
    if (isUntouched && !(slot === 'end' && right && !old)) continue
    if (right && old && (isSame(right, old) || isFiner(right, old))) continue
    if (old && (right || slot === 'end')) planned.push(correctionOf(caseId, old, today))
    if (!right) continue
    const to = returnEvents[right.kind].to
    planned.push(eventRow(caseId, right, from, to))
    from = to
  }
  return planned
}

function isSame(one: DatedEvent | undefined, other: { kind: string; on: Day } | undefined): boolean {
  return one?.kind === other?.kind && one?.on === other?.on
}

/** Staff record the day a plan was agreed; a return often gives the day the plan was sent. */
function isFiner(right: DatedEvent, old: KnownEvent): boolean {
  return right.kind === 'plan-agreed' && old.kind === right.kind && old.recordedByKind !== 'system'
}

function eventRow(
  caseId: string,
  { kind, on }: DatedEvent,
  from: CaseStatus | null,
  to: CaseStatus,
): EventRow {
  return { id: newId(), caseId, kind, happenedOn: on, fromStatus: from, toStatus: to, correctsEventId: null }
}

function correctionOf(caseId: string, { id }: KnownEvent, today: Day): EventRow {
  return {
    id: newId(),
    caseId,
    kind: 'event-corrected',
    happenedOn: today,
    fromStatus: null,
    toStatus: null,
    correctsEventId: id,
  }
}
