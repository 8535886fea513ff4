import type { CaseStatus } from '@send-hub/shared'
import { type Day, londonDay } from '../../platform/calendar/index.ts'
import {
  type CaseEventRecord,
  type CaseRecord,
  type DutiesOfCase,
  openDuties,
  reckonCase,
} from '../cases/index.ts'
import type { ChangeTally } from './change-tally.ts'
import type { KeptRequest, ReturnFacts } from './facts-of-request.ts'
import type { Fault } from './fault.ts'
import type { ChildRow } from './plan-child.ts'
import type { Sen2Request } from './sen2.types.ts'

/** A case's row as the import writes it. */
export interface CaseRow {
  id: string
  childId: string
  status: CaseStatus
  statusSince: Day
  team: CaseRecord['team']
  receivedOn: Day
  requestSource: number | null
  requestOutcome: string
  requestOutcomeOn: Day | null
  assessmentOutcome: string | null
  assessmentOutcomeOn: Day | null
  hasWeek20Exception: boolean
  planStartedOn: Day | null
  planCeasedOn: Day | null
  ceaseReason: number | null
  isActivePlan: boolean
  nextDuty: string | null
  nextLegalOn: Day | null
  /** The request as the return gave it, so that it can be given back, and the next return compared with it. */
  returnItems: KeptRequest
}

export interface EventRow {
  id: string
  caseId: string
  kind: CaseEventRecord['kind']
  happenedOn: Day
  fromStatus: CaseStatus | null
  toStatus: CaseStatus | null
  correctsEventId: string | null
}

export interface CasePlan {
  kind: 'new' | 'changed'
  row: CaseRow
  /** Of the row this plan was made from; 0 for a new one. */
  version: number
  events: EventRow[]
  /** Null for a new case and for one that stays at its stage. */
  stage: { from: CaseStatus; to: CaseStatus } | null
  /** Duties that are no longer open: the promises made for them are settled. */
  settledDuties: string[]
  /** Duties that are open now, for lists and counts; null: to be read anew, with all that others keep of the case. */
  openDuties: DutiesOfCase['open'] | null
}

export interface PlanningContext {
  today: Day
  /** The return's reference date. */
  censusOn: Day
  changes: ChangeTally
  faults: Fault[]
}

/** Until there is a plan a case is the assessment team's; then it is casework's. */
export function teamFor(facts: ReturnFacts, team: CaseRecord['team']): CaseRecord['team'] {
  return facts.hasPlan ? 'casework' : team
}

/** The columns of a case that a return gives. */
export function columnsOf(facts: ReturnFacts) {
  return {
    receivedOn: facts.receivedOn,
    requestOutcome: facts.request.outcome,
    requestOutcomeOn: facts.request.on,
    assessmentOutcome: facts.assessment.outcome,
    assessmentOutcomeOn: facts.assessment.on,
    hasWeek20Exception: facts.hasWeek20Exception,
    planStartedOn: facts.planStartedOn,
    planCeasedOn: facts.planCeasedOn,
    ceaseReason: facts.ceaseReason,
    isActivePlan: facts.isActivePlan,
  }
}

/** Asks the statutory clock what presses next, as every writer of a case does. */
export function reckoned(
  child: ChildRow,
  row: Omit<CaseRow, 'nextDuty' | 'nextLegalOn'>,
  history: Pick<CaseRecord, 'events' | 'promises'>,
  today: Day,
): { row: CaseRow; settledDuties: string[]; openDuties: DutiesOfCase['open'] } {
  const record: CaseRecord = {
    ...row,
    ...history,
    events: history.events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    reference: '',
    version: 1,
    childFirstName: child.forename,
    childSurname: child.surname,
    birthOn: child.birthOn,
    lastReviewOn: row.returnItems.activePlan?.lastReview ?? null,
    onRecordSince: onRecordSince(history.events, today),
    // What others owe moves nothing that an import writes.
    adviceRequests: [],
    settings: [],
    commentsExtendedTo: null,
    draftReaders: 0,
  }
  const { next, duties } = reckonCase(record, today)
  const settled = duties.filter(({ state }) => state !== 'due' && state !== 'late')
  return {
    row: { ...row, nextDuty: next?.kind ?? null, nextLegalOn: next?.legalDate ?? null },
    settledDuties: settled.map(({ kind }) => kind),
    openDuties: openDuties(duties),
  }
}

/** The day the first event was recorded: of a case new to the hub, today. */
function onRecordSince(events: CaseEventRecord[], today: Day): Day {
  const first = events.reduce(
    (min, { recordedAt }) => (recordedAt && recordedAt < min ? recordedAt : min),
    '9',
  )
  return first === '9' ? today : londonDay(new Date(first))
}

export function asRecords(events: EventRow[]): CaseEventRecord[] {
  return events.map(({ id, kind, happenedOn, correctsEventId }) => ({
    id,
    kind,
    on: happenedOn,
    recordedAt: '',
    recordedByKind: 'system',
    details: {},
    corrects: correctsEventId,
    familyMemberId: null,
  }))
}

/** As JSON keeps it: an item the return left out is absent. */
export function withoutNulls(request: Sen2Request): KeptRequest {
  return JSON.parse(JSON.stringify(request, (_key, value) => value ?? undefined)) as KeptRequest
}
