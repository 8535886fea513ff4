import { type CaseStatus, hasPlanInForce } from '@send-hub/shared'
import type { CaseEventRecord, CaseRecord } from '../cases/index.ts'
import type { CaseRow } from './case-row.ts'
import type { Outcome } from './code-lists.ts'
import { returnEvents } from './events-from-return.ts'
import type { ReturnFacts } from './facts-of-request.ts'

/** A case of the hub, as an import has to know it. */
export interface KnownCase {
  version: number
  row: CaseRow
  record: { events: KnownEvent[]; promises: CaseRecord['promises'] }
  /** Kinds of the events that stand. */
  kinds: ReadonlySet<string>
  /** The case was ended by a person at a screen, who knows more than a census. */
  isEndedByStaff: boolean
}

export interface KnownEvent extends CaseEventRecord {
  recordedByKind: string
}

/** Events that still stand, oldest first. */
export function standing(events: KnownEvent[]): KnownEvent[] {
  const corrected = new Set(events.map(({ corrects }) => corrects))
  return events.filter(({ id, kind }) => !corrected.has(id) && kind !== 'event-corrected')
}

export function knownCase(
  version: number,
  row: CaseRow,
  events: KnownEvent[],
  promises: CaseRecord['promises'],
): KnownCase {
  const left = standing(events)
  const end = left.findLast(({ kind }) => kind in returnEvents && slotOf(kind) === 'end')
  return {
    version,
    row,
    record: { events, promises },
    kinds: new Set(left.map(({ kind }) => kind)),
    isEndedByStaff: end !== undefined && end.recordedByKind !== 'system',
  }
}

export function slotOf(kind: string) {
  return kind in returnEvents ? returnEvents[kind as keyof typeof returnEvents].slot : null
}

/** What the hub knows, in the shape of a return; what only a return holds is taken from the last one. */
export function factsOfCase({ row }: KnownCase, last: ReturnFacts | null): ReturnFacts {
  return {
    receivedOn: row.receivedOn,
    request: { outcome: row.requestOutcome as Outcome, on: row.requestOutcomeOn },
    assessment: { outcome: row.assessmentOutcome as Outcome | null, on: row.assessmentOutcomeOn },
    hasWeek20Exception: row.hasWeek20Exception,
    hasPlan:
      row.planStartedOn !== null ||
      row.planCeasedOn !== null ||
      row.isActivePlan ||
      hasPlanInForce(row.status as CaseStatus) ||
      row.status === 'PLAN_CEASED',
    planStartedOn: row.planStartedOn,
    planCeasedOn: row.planCeasedOn,
    ceaseReason: row.ceaseReason,
    isActivePlan: row.isActivePlan,
    isExported: row.status === 'CLOSED_MOVED' || (last?.isExported ?? false),
    isTransferredIn: last?.isTransferredIn ?? false,
    isRequestContested: last?.isRequestContested ?? false,
    isAssessmentContested: last?.isAssessmentContested ?? false,
  }
}
