import { isDeepStrictEqual } from 'node:util'
import { type CaseStatus, hasEnded } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { newId } from '../../platform/ids.ts'
import { type CaseEventRecord, type CaseRecord, reckonCase } from '../cases/index.ts'
import type { ChangeTally } from './change-tally.ts'
import {
  factsOfRequest,
  type KeptRequest,
  type ReturnFacts,
  wasAssessmentAgreed,
  wasPlanAgreed,
} from './facts-of-request.ts'
import { type Fault, RowFaults } from './fault.ts'
import { factsOfCase, type KnownCase } from './known-case.ts'
import { mergeFacts } from './merge-facts.ts'
import type { ChildRow } from './plan-child.ts'
import { planEvents } from './plan-events.ts'
import type { Place } from './read-person.ts'
import type { Sen2Request } from './sen2.types.ts'
import { agreesWith, statusFromReturn, statusSince } from './status-from-return.ts'

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
}

export interface PlanningContext {
  today: Day
  /** The return's reference date. */
  censusOn: Day
  changes: ChangeTally
  faults: Fault[]
}

/** Null: nothing is to be written. Either the request says nothing new, or it was left out with a fault. */
export function planCase(
  child: ChildRow,
  request: Sen2Request,
  place: Place,
  known: KnownCase | undefined,
  context: PlanningContext,
): CasePlan | null {
  const said = factsOfRequest(request.receivedDate, request)
  return known
    ? planKnownCase(child, request, said, place, known, context)
    : planNewCase(child, request, said, place, context)
}

function planNewCase(
  child: ChildRow,
  request: Sen2Request,
  facts: ReturnFacts,
  place: Place,
  context: PlanningContext,
): CasePlan | null {
  const status = statusFromReturn(facts, context.today)
  if (!status) {
    leaveOut(place, context)
    return null
  }
  const id = newId()
  const events = planEvents(id, [], facts, facts, null, context.today)
  const row = reckoned(
    child,
    {
      ...columnsOf(facts),
      id,
      childId: child.id,
      status,
      statusSince: statusSince(status, facts),
      team: teamFor(facts, 'assessment'),
      requestSource: request.requestSource ? Number(request.requestSource) : null,
      returnItems: withoutNulls(request),
    },
    { events: asRecords(events), promises: [] },
    context.today,
  )
  return { kind: 'new', row: row.row, version: 0, events, stage: null, settledDuties: [] }
}

function planKnownCase(
  child: ChildRow,
  request: Sen2Request,
  said: ReturnFacts,
  place: Place,
  known: KnownCase,
  context: PlanningContext,
): CasePlan | null {
  const returnItems = withoutNulls(request)
  const requestSource = request.requestSource ? Number(request.requestSource) : known.row.requestSource
  const last = known.row.returnItems.receivedDate
    ? factsOfRequest(known.row.receivedOn, known.row.returnItems)
    : null
  const ours = factsOfCase(known, last)
  const merged = mergeFacts(ours, last, said, context.censusOn)
  const saidStatus = isUntold(ours, said) ? null : statusFromReturn(merged, context.today)
  if (!saidStatus) {
    leaveOut(place, context)
    return null
  }
  // Who ended a case at a screen knows more than a census, of a death above all.
  const isKept = known.isEndedByStaff && saidStatus !== known.row.status
  if (!isDeepStrictEqual(last, said) && isDenied(known, said, context))
    report(place, context, CLOSED, CLOSED_FIX)
  reportTakenBack(last, said, place, context)

  const facts = isKept ? ours : merged
  const status = isKept ? known.row.status : nextStatus(known, ours, facts, saidStatus, context.today)
  const isMoved = status !== known.row.status
  const isSameItems =
    isDeepStrictEqual(returnItems, known.row.returnItems) && requestSource === known.row.requestSource
  const events = planEvents(known.row.id, known.record.events, ours, facts, known.row.status, context.today)
  if (!isMoved && isSameItems && events.length === 0 && isDeepStrictEqual(columnsOf(facts), columnsOf(ours)))
    return null

  const { row, settledDuties } = reckoned(
    child,
    {
      ...columnsOf(facts),
      id: known.row.id,
      childId: child.id,
      status,
      statusSince: isMoved ? statusSince(status, facts) : sinceOf(known, status, ours, facts),
      team: isMoved ? teamFor(facts, known.row.team) : known.row.team,
      requestSource,
      returnItems,
    },
    { events: [...known.record.events, ...asRecords(events)], promises: known.record.promises },
    context.today,
  )
  countChanges(known, ours, facts, status, context.changes)
  return {
    kind: 'changed',
    row,
    version: known.version,
    events,
    stage: isMoved ? { from: known.row.status, to: status } : null,
    settledDuties,
  }
}

/** Decided, says the return, what the hub still has open; but not what was decided. */
function isUntold(ours: ReturnFacts, said: ReturnFacts): boolean {
  const isRequest = ours.request.outcome === 'A' && said.request.outcome === 'H' && !wasAssessmentAgreed(said)
  return (
    isRequest || (ours.assessment.outcome === 'A' && said.assessment.outcome === 'H' && !wasPlanAgreed(said))
  )
}

/** On the census day staff had ended the case, and the return has it as going on. */
function isDenied(known: KnownCase, said: ReturnFacts, { today, censusOn }: PlanningContext): boolean {
  const saidStatus = statusFromReturn(said, today)
  const isEnded = known.isEndedByStaff && known.row.statusSince <= censusOn
  return isEnded && saidStatus !== null && !agreesWith(known.row.status, saidStatus, known.kinds)
}

/** A case stays where it is unless the return says something that goes beyond or against what the hub knows. */
function nextStatus(
  known: KnownCase,
  before: ReturnFacts,
  after: ReturnFacts,
  said: CaseStatus,
  today: Day,
): CaseStatus {
  const ours = known.row.status
  const isEndReached = !hasEnded(ours) && after.planCeasedOn !== null && after.planCeasedOn <= today
  if (isDeepStrictEqual(before, after) && !isEndReached) return ours
  return agreesWith(ours, said, known.kinds) && !isFurtherEnd(ours, said, before, after) ? ours : said
}

/** The same kind of end, corrected to another: a plan that ended by a move, not by a death. */
function isFurtherEnd(ours: CaseStatus, said: CaseStatus, before: ReturnFacts, after: ReturnFacts): boolean {
  return hasEnded(said) && ours !== said && before.ceaseReason !== after.ceaseReason
}

/** A corrected day moves the start of the stage with it, if that is the day the stage was dated by. */
function sinceOf(known: KnownCase, status: CaseStatus, before: ReturnFacts, after: ReturnFacts): Day {
  return known.row.statusSince === statusSince(status, before)
    ? statusSince(status, after)
    : known.row.statusSince
}

function teamFor(facts: ReturnFacts, team: CaseRecord['team']): CaseRecord['team'] {
  return facts.hasPlan ? 'casework' : team
}

function columnsOf(facts: ReturnFacts) {
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
function reckoned(
  child: ChildRow,
  row: Omit<CaseRow, 'nextDuty' | 'nextLegalOn'>,
  history: Pick<CaseRecord, 'events' | 'promises'>,
  today: Day,
): { row: CaseRow; settledDuties: string[] } {
  const record: CaseRecord = {
    ...row,
    ...history,
    events: history.events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    reference: '',
    version: 1,
    childFirstName: child.forename,
    childSurname: child.surname,
    birthOn: child.birthOn,
  }
  const { next, duties } = reckonCase(record, today)
  const settled = duties.filter(({ state }) => state !== 'due' && state !== 'late')
  return {
    row: { ...row, nextDuty: next?.kind ?? null, nextLegalOn: next?.legalDate ?? null },
    settledDuties: settled.map(({ kind }) => kind),
  }
}

function asRecords(events: EventRow[]): CaseEventRecord[] {
  return events.map(({ id, kind, happenedOn, correctsEventId }) => ({
    id,
    kind,
    on: happenedOn,
    recordedAt: '',
    details: {},
    corrects: correctsEventId,
  }))
}

/** As JSON keeps it: an item the return left out is absent. */
function withoutNulls(request: Sen2Request): KeptRequest {
  return JSON.parse(JSON.stringify(request, (_key, value) => value ?? undefined)) as KeptRequest
}

function countChanges(
  known: KnownCase,
  before: ReturnFacts,
  after: ReturnFacts,
  status: CaseStatus,
  changes: ChangeTally,
) {
  const from = known.row.status
  const counted = changes.total
  if (from !== status) changes.add('stage', { from, to: status })
  changes.addIfDifferent('decision to assess', before.request.outcome, after.request.outcome)
  changes.addIfMoved('day of the decision to assess', before.request.on, after.request.on)
  changes.addIfDifferent('decision about a plan', before.assessment.outcome, after.assessment.outcome)
  changes.addIfMoved('day of the decision about a plan', before.assessment.on, after.assessment.on)
  changes.addIfMoved('day the plan began', before.planStartedOn, after.planStartedOn)
  changes.addIfMoved('day the plan ended', before.planCeasedOn, after.planCeasedOn)
  changes.addIfDifferent('reason the plan ended', before.ceaseReason, after.ceaseReason)
  changes.addIfMoved('exception to the 20 weeks', before.hasWeek20Exception, after.hasWeek20Exception)
  changes.addIfMoved('plan on the census day', before.isActivePlan, after.isActivePlan)
  if (changes.total === counted) changes.add('other items of a request')
}

function leaveOut({ line, path }: Place, { faults }: PlanningContext) {
  new RowFaults('request', faults).report('left-out', { line, path }, HISTORICAL, HISTORICAL_FIX)
}

function report({ line, path }: Place, { faults }: PlanningContext, what: string, fix: string) {
  new RowFaults('request', faults).report('kept', { line, path }, what, fix)
}

function reportTakenBack(
  last: ReturnFacts | null,
  said: ReturnFacts,
  place: Place,
  context: PlanningContext,
) {
  const isTakenBack = (step: 'request' | 'assessment') =>
    said[step].outcome === 'A' && last !== null && ['Y', 'N', 'W'].includes(last[step].outcome ?? '')
  if (isTakenBack('request') || isTakenBack('assessment')) report(place, context, TAKEN_BACK, TAKEN_BACK_FIX)
}

const HISTORICAL =
  'The outcome is H (decided before this collection year) and nothing here or in the hub tells what was decided'
const HISTORICAL_FIX =
  'Give the decision itself in the case system (Y or N) or the blocks that followed it, export the return and import it again.'
const CLOSED = 'The hub has this case as ended by staff and this return says otherwise; it stayed ended'
const CLOSED_FIX = 'Compare the two records and correct the one that is wrong.'
const TAKEN_BACK =
  'An outcome is A (not yet decided) although an earlier return gave a decision; that decision was kept'
const TAKEN_BACK_FIX =
  'If the decision was recorded by mistake, tell the family, and correct the case in the hub.'
