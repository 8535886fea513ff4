import { isDeepStrictEqual } from 'node:util'
import { type CaseStatus, hasEnded } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import {
  asRecords,
  type CasePlan,
  columnsOf,
  type PlanningContext,
  reckoned,
  teamFor,
  withoutNulls,
} from './case-row.ts'
import { countCaseChanges } from './count-case-changes.ts'
import { factsOfRequest, type ReturnFacts, wasAssessmentAgreed, wasPlanAgreed } from './facts-of-request.ts'
import { RowFaults } from './fault.ts'
import { factsOfCase, type KnownCase } from './known-case.ts'
import { mergeFacts } from './merge-facts.ts'
import type { ChildRow } from './plan-child.ts'
import { planEvents } from './plan-events.ts'
import type { Place } from './read-person.ts'
import type { Sen2Request } from './sen2.types.ts'
import { agreesWith, statusFromReturn, statusSince } from './status-from-return.ts'

/** What a return changes in a case the hub knows; null when nothing, or when it was left out with a fault. */
export function planKnownCase(
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
    leaveOutUntold(place, context)
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
  const stage = isMoved ? { from: known.row.status, to: status } : null
  countCaseChanges(stage, ours, facts, context.changes)
  return { kind: 'changed', row, version: known.version, events, stage, settledDuties, openDuties: null }
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
  if (isEndReached) return said
  const was = statusFromReturn(before, today)
  if (was === said) return ours
  // Where the hub knew no more than the returns, it follows them; what it knows more finely must be contradicted.
  return ours !== was && agreesWith(ours, said, known.kinds) ? ours : said
}

/** A corrected day moves the start of the stage with it, if that is the day the stage was dated by. */
function sinceOf(known: KnownCase, status: CaseStatus, before: ReturnFacts, after: ReturnFacts): Day {
  return known.row.statusSince === statusSince(status, before)
    ? statusSince(status, after)
    : known.row.statusSince
}

/** Decided, nobody knows how: a family is better served by no case than by one that shows a wrong stage. */
export function leaveOutUntold({ line, path }: Place, { faults }: PlanningContext): void {
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
