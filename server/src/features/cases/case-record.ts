import type { CaseEventKind, CaseStatus, DutyKind, ExceptionCode, TeamCode } from '@send-hub/shared'
import { type CaseFacts, factsAtReceipt, type RecordedException } from './clock/index.ts'

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
  childFirstName: string
  childSurname: string
  birthOn: string
  /** Oldest first. */
  events: CaseEventRecord[]
  /** Oldest first. */
  promises: CasePromiseRecord[]
}

export interface CaseEventRecord {
  id: string
  kind: CaseEventKind
  on: string
  recordedAt: string
  details: Record<string, unknown>
  corrects: string | null
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
export function standingEvents(events: readonly CaseEventRecord[]): CaseEventRecord[] {
  const corrected = new Set(events.map((event) => event.corrects))
  return events.filter((event) => !corrected.has(event.id) && event.kind !== 'event-corrected')
}

/** What the clock needs, read from the events. */
export function factsOf(record: CaseRecord): CaseFacts {
  const events = standingEvents(record.events)
  const firstOn = (kind: CaseEventKind) => events.find((event) => event.kind === kind)?.on ?? null
  const lastOn = (kind: CaseEventKind) => events.findLast((event) => event.kind === kind)?.on ?? null
  const allOn = (kind: CaseEventKind) =>
    events.filter((event) => event.kind === kind).map((event) => event.on)
  const agreedOn = firstOn('assessment-agreed')
  const refusedOn = firstOn('assessment-refused')

  return {
    ...factsAtReceipt(record.receivedOn),
    status: record.status,
    assessDecisionOn: refusedOn ?? agreedOn,
    assessOutcome: refusedOn ? 'no' : agreedOn ? 'yes' : null,
    assessOverturnedOn: firstOn('assessment-refusal-overturned'),
    noPlanToldOn: firstOn('plan-refused'),
    planDecisionOn: firstOn('plan-agreed') ?? firstOn('plan-refusal-overturned'),
    noPlanOverturnedOn: firstOn('plan-refusal-overturned'),
    draftServedOn: allOn('draft-served'),
    draftCommentsOn: lastOn('draft-comments-received'),
    settingsConsultedOn: allOn('settings-consulted'),
    finalIssuedOn: firstOn('plan-issued') ?? record.planStartedOn,
    closedOn: lastOn('request-withdrawn') ?? lastOn('moved-away') ?? lastOn('child-died'),
    exceptions: events.filter((event) => event.kind === 'exception-recorded').map(exceptionOf),
    promises: record.promises.map(({ duty, dueOn, madeOn, reasonWords }) => ({
      duty,
      promisedOn: dueOn,
      madeOn,
      reason: reasonWords ?? '',
    })),
  }
}

function exceptionOf({ details }: CaseEventRecord): RecordedException {
  return {
    duties: details.duties as DutyKind[],
    code: details.code as ExceptionCode,
    evidence: String(details.evidence ?? ''),
    toldFamilyOn: (details.toldFamilyOn as string | undefined) ?? null,
  }
}
