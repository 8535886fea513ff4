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

/** What the rules of records need to know of a case (shared/src/cases/record-rules.ts). */
export function recordFactsOf(record: CaseRecord, today: Day): RecordFacts {
  return {
    status: record.status,
    today,
    receivedOn: record.receivedOn,
    birthOn: record.birthOn,
    events: standingEvents(record.events),
    endedWithPlan: record.planCeasedOn !== null,
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
