import type { CaseEventKind, CaseStatus } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** An event with all that only staff may know of it. */
export interface LoggedEvent {
  id: string
  kind: CaseEventKind
  on: string
  recordedAt: string
  recordedByKind: string
  fromStatus: CaseStatus | null
  toStatus: CaseStatus | null
  details: Record<string, unknown>
  corrects: string | null
  isVisibleToFamily: boolean
  familyMemberId: string | null
}

const readLog = statement(
  'cases.log',
  `select id, kind, happened_on as "on", recorded_at as "recordedAt", recorded_by_kind as "recordedByKind",
     from_status as "fromStatus", to_status as "toStatus", details, corrects_event_id as corrects,
     is_visible_to_family as "isVisibleToFamily", family_member_id as "familyMemberId"
   from case_events where case_id = $1 order by recorded_at, id`,
)

/** Everything in a case's history in the order it was recorded, corrected entries and staff's notes too. */
export async function readCaseLog(tx: Tx, caseId: string): Promise<LoggedEvent[]> {
  return (await tx.rows<Omit<LoggedEvent, 'recordedAt'> & { recordedAt: Date }>(readLog, [caseId])).map(
    (event) => ({ ...event, recordedAt: event.recordedAt.toISOString() }),
  )
}

const reopenRows = statement(
  'cases.reopen-promises',
  `update promises p set kept_at = null
   where case_id = $1 and duty = any($2) and kept_at >= $3 and replaced_at is null`,
)

/** A promise counts as kept when its step is done: where that step is taken back, it is owed again. */
export async function reopenPromises(tx: Tx, caseId: string, duties: string[], since: string): Promise<void> {
  if (duties.length > 0) await tx.rows(reopenRows, [caseId, duties, since])
}

const readTwin = statement(
  'cases.other-request-of-day',
  `select o.id from cases c join cases o on o.child_id = c.child_id and o.id <> c.id and o.received_on = $2
   where c.id = $1`,
)

/** Whether the child has another request of that day: two requests of one day are one. */
export async function hasOtherRequestOf(tx: Tx, caseId: string, day: string): Promise<boolean> {
  return (await tx.rows(readTwin, [caseId, day])).length > 0
}
