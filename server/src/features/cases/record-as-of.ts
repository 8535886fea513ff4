import type { CaseStatus } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { type CaseEventRecord, type CaseRecord, standingEvents } from './case-record.ts'
import { recordColumns } from './cases.store.ts'

/** A case with the stages that its events brought, to be put back to an earlier day. */
export interface CaseWithStages extends CaseRecord {
  childId: string
  stages: { id: string; from: CaseStatus | null; to: CaseStatus }[]
}

const readBatch = statement(
  'cases.with-stages',
  `select ${recordColumns}, c.child_id as "childId",
     (select coalesce(json_agg(json_build_object('id', v.id, 'from', v.from_status, 'to', v.to_status)), '[]')
       from case_events v where v.case_id = c.id and v.to_status is not null) as stages
   from cases c join children ch on ch.id = c.child_id where $1::uuid is null or c.id > $1 order by c.id limit $2`,
)

/** The next cases in the order of their ids, ended ones too. */
export async function readCasesWithStages(
  tx: Tx,
  after: string | null,
  limit: number,
): Promise<CaseWithStages[]> {
  return tx.rows<CaseWithStages>(readBatch, [after, limit])
}

const endsPlan: readonly CaseEventRecord['kind'][] = ['plan-ceased', 'moved-away', 'child-died']

/**
 * The case as it stood at the end of a day, from its events: those that happened by then and were recorded by `knownAt`,
 * with every correction recorded by then, also of a later day. So it is the same whenever it is asked again. Null before
 * the request was received. A stage of which no event tells (a return may not hold its day) is taken to have begun with
 * the event before it; what a return says of the last review is taken as it is now.
 */
export function recordAsOf(record: CaseWithStages, day: Day, knownAt: Date): CaseRecord | null {
  const known = record.events.filter(({ recordedAt }) => Date.parse(recordedAt) <= knownAt.getTime())
  const standing = standingEvents(known)
  const events = standing.filter(({ on }) => on <= day)
  if (events.length === 0 || record.receivedOn > day) return null
  const stage = stageOf(record, standing, day, knownAt)
  if (!stage) return null
  const dayOf = (kinds: readonly CaseEventRecord['kind'][]) =>
    events.findLast(({ kind }) => kinds.includes(kind))?.on ?? null
  const upTo = (on: Day | null) => (on && on <= day ? on : null)
  return {
    ...record,
    status: stage.status,
    statusSince: stage.since,
    // The return's flag has no day; an exception that staff recorded is an event.
    hasWeek20Exception: false,
    planStartedOn:
      dayOf(['plan-issued', 'plan-transferred-in']) ?? (stage.isUntold ? upTo(record.planStartedOn) : null),
    // A death may follow the end of a plan, and does not move it.
    planCeasedOn: events.find(({ kind }) => endsPlan.includes(kind))?.on ?? null,
    lastReviewOn: upTo(record.lastReviewOn),
    events,
    promises: record.promises.filter(({ madeOn }) => madeOn <= day),
    adviceRequests: record.adviceRequests.filter(({ askedOn }) => askedOn <= day),
    settings: record.settings.filter(({ askedOn }) => askedOn <= day),
  }
}

/** The stage at the end of the day: that of the last step by then. Only after the last one known can an untold one be. */
function stageOf(record: CaseWithStages, standing: readonly CaseEventRecord[], day: Day, knownAt: Date) {
  const byId = new Map(record.stages.map((stage) => [stage.id, stage]))
  const steps = standing.flatMap(({ id, on }) => {
    const stage = byId.get(id)
    return stage ? [{ ...stage, on }] : []
  })
  const at = steps.findLastIndex(({ on }) => on <= day)
  const reached = steps[at]
  if (!reached) return null
  const then = at === steps.length - 1 ? stageKnownThen(record, byId, knownAt) : null
  const isUntold = then !== null && then !== reached.to
  return { status: isUntold ? then : reached.to, since: reached.on, isUntold }
}

/** The stage in the row at that moment: as it is now, or where the next step says that it came from. */
function stageKnownThen(
  { events, status }: CaseWithStages,
  byId: ReadonlyMap<string, { from: CaseStatus | null }>,
  knownAt: Date,
): CaseStatus | null {
  const later = events
    .filter(({ id, corrects }) => byId.has(id) || (corrects !== null && byId.has(corrects)))
    .filter(({ recordedAt }) => Date.parse(recordedAt) > knownAt.getTime())
    .map((event) => ({ ...event, at: Date.parse(event.recordedAt) }))
  const firstAt = Math.min(...later.map(({ at }) => at))
  const first = later.filter(({ at }) => at === firstAt)
  if (first.length === 0) return status
  // What was put right then says nothing of where the case stood before.
  return first.some(({ corrects }) => corrects !== null) ? null : (byId.get(first[0]?.id ?? '')?.from ?? null)
}
