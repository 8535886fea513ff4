import {
  type CaseForStaff,
  caseEventWords,
  ordersWaiting,
  type RecordFacts,
  recordsPossible,
  type TribunalOrder,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { type CaseRecord, standingEvents } from '../case-record.ts'
import { reckonCase } from '../reckon-case.ts'

/**
 * What the rules of records need to know of a case (shared/src/cases/record-rules.ts).
 * @param on the day that is asked about, where it is not today
 */
export function recordFactsOf(record: CaseRecord, today: Day, on: Day = today): RecordFacts {
  return {
    status: record.status,
    today,
    receivedOn: record.receivedOn,
    birthOn: record.birthOn,
    events: standingEvents(record.events),
    endedWithPlan: record.planCeasedOn !== null,
    owesPlace: reckonCase(record, on).duties.some(
      ({ kind, state }) => kind === 'phase-transfer' && (state === 'due' || state === 'late'),
    ),
  }
}

/** What staff may record of the case today. */
export function recordsForStaff(
  record: CaseRecord,
  today: Day,
): Pick<CaseForStaff, 'records' | 'ordersWaiting'> {
  const facts = recordFactsOf(record, today)
  return {
    records: recordsPossible(facts).map((kind) => ({ kind, label: caseEventWords[kind].staff })),
    ordersWaiting: ordersWaiting(facts).map(({ details }) => details.order as TribunalOrder),
  }
}
