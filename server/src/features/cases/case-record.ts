import type { CaseEventKind, CaseStatus, DutyKind, TeamCode } from '@send-hub/shared'

/** A case with its child, events and promises: everything the clock and both views work from. */
export interface CaseRecord {
  id: string
  reference: string
  version: number
  status: CaseStatus
  statusSince: string
  team: TeamCode
  receivedOn: string
  requestOutcome: string
  assessmentOutcome: string | null
  hasWeek20Exception: boolean
  planStartedOn: string | null
  planCeasedOn: string | null
  /** The day of the last review's decision, as the last return gave it. */
  lastReviewOn: string | null
  /** The day the case came into the hub: what happened before was kept elsewhere. */
  onRecordSince: string | null
  childFirstName: string
  childSurname: string
  birthOn: string
  /** Oldest first; of those about one person, only the reader's own. */
  events: CaseEventRecord[]
  /** Oldest first. */
  promises: CasePromiseRecord[]
  /** Reports asked for, oldest first. */
  adviceRequests: {
    id: string
    kind: string
    askedOn: string
    arrivedOn: string | null
    cancelledOn: string | null
  }[]
  /** Schools and colleges asked, oldest first. */
  settings: { askedOn: string; answeredOn: string | null }[]
  /** The latest day to comment that was agreed for the newest draft or changes; a reader sees their own. */
  commentsExtendedTo: string | null
  /** How many people may comment on the draft today; a family member sees themselves alone. */
  draftReaders: number
}

export interface CaseEventRecord {
  id: string
  kind: CaseEventKind
  on: string
  recordedAt: string
  recordedByKind: string
  details: Record<string, unknown>
  corrects: string | null
  /** The one person it is about; null: everyone with access. */
  familyMemberId: string | null
}

export interface CasePromiseRecord {
  id: string
  duty: DutyKind
  dueOn: string
  madeOn: string
  ownerName: string
  reason: string | null
  reasonWords: string | null
}

/** Events that still stand: a corrected one stays in the history but no longer counts. */
export function standingEvents<Event extends Pick<CaseEventRecord, 'id' | 'kind' | 'corrects'>>(
  events: readonly Event[],
): Event[] {
  const corrected = new Set(events.map((event) => event.corrects))
  return events.filter((event) => !corrected.has(event.id) && event.kind !== 'event-corrected')
}
