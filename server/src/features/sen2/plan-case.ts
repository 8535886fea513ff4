import { newId } from '../../platform/ids.ts'
import {
  asRecords,
  type CasePlan,
  columnsOf,
  type PlanningContext,
  reckoned,
  teamFor,
  withoutNulls,
} from './case-row.ts'
import { factsOfRequest, type ReturnFacts } from './facts-of-request.ts'
import type { KnownCase } from './known-case.ts'
import type { ChildRow } from './plan-child.ts'
import { planEvents } from './plan-events.ts'
import { leaveOutUntold, planKnownCase } from './plan-known-case.ts'
import type { Place } from './read-person.ts'
import type { Sen2Request } from './sen2.types.ts'
import { statusFromReturn, statusSince } from './status-from-return.ts'

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
    leaveOutUntold(place, context)
    return null
  }
  const id = newId()
  const events = planEvents(id, [], facts, facts, null, context.today)
  const { row, openDuties } = reckoned(
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
  return { kind: 'new', row, version: 0, events, stage: null, settledDuties: [], openDuties }
}
