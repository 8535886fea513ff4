import type { Day } from '../../platform/calendar/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { reckonCasesAnew, writeDutiesOfCases } from '../cases/index.ts'
import type { CasePlan, PlanningContext } from './case-row.ts'
import { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import type { Tally } from './import-summary.ts'
import { type KnownPerson, lockCases, readKnownPeople } from './known-people.store.ts'
import {
  insertCases,
  insertChildren,
  insertEvents,
  settlePromises,
  updateCases,
  updateChildren,
} from './merge-people.store.ts'
import { planCase } from './plan-case.ts'
import { type ChildRow, changeChild, newChild } from './plan-child.ts'
import { readStaged, type StagedPerson } from './staging.store.ts'

/** A case that came to another stage, and the event that says so: the key of what its family is told. */
export interface MovedCase {
  caseId: string
  eventKey: string
}

export interface MergedPeople {
  tally: Tally
  moved: MovedCase[]
  died: string[]
}

/** What is told of a return that an import had nothing to take from. */
export const noPeople = (unchanged: number): MergedPeople => ({
  tally: { new: 0, changed: 0, unchanged },
  moved: [],
  died: [],
})

export interface MergeContext {
  now: Date
  today: Day
  /** The return's reference date. */
  censusOn: Day
  isDryRun: boolean
  runId: string
  changes: ChangeTally
  faults: Fault[]
}

interface PersonPlan {
  childIs: 'new' | 'changed' | 'same'
  child: ChildRow
  cases: CasePlan[]
}

/** Writes one batch of staged people: what is new, what changed, and nothing for who is as before. */
export async function mergePeople(
  tx: Tx,
  range: { from: number; to: number },
  childIdOf: ReadonlyMap<number, string>,
  leftOut: ReadonlySet<number>,
  context: MergeContext,
): Promise<MergedPeople> {
  const staged = (await readStaged(tx, range.from, range.to)).filter(({ n }) => !leftOut.has(n))
  const { plans, changes, faults } = await planUndisturbed(tx, staged, childIdOf, context)
  context.changes.addAll(changes)
  context.faults.push(...faults)
  await write(tx, plans, context)
  return outcomeOf(plans, context.runId)
}

/** Plans, locks the cases to be changed, and plans again if staff changed one of them in between. */
async function planUndisturbed(
  tx: Tx,
  staged: StagedPerson[],
  childIdOf: ReadonlyMap<number, string>,
  { today, censusOn }: MergeContext,
) {
  const childIds = staged.flatMap(({ n }) => childIdOf.get(n) ?? [])
  for (;;) {
    const known = await readKnownPeople(tx, childIds)
    const planning = { today, censusOn, changes: new ChangeTally(), faults: [] as Fault[] }
    const plans = staged.map((person) =>
      planPerson(person, known.get(childIdOf.get(person.n) ?? ''), planning),
    )
    const toChange = plans.flatMap(({ cases }) => cases).filter(({ kind }) => kind === 'changed')
    const locked = await lockCases(
      tx,
      toChange.map(({ row }) => row.id),
    )
    if (toChange.every(({ row, version }) => locked.get(row.id) === version)) return { plans, ...planning }
  }
}

function planPerson(
  { person, requestPlaces, line, path }: StagedPerson,
  known: KnownPerson | undefined,
  planning: PlanningContext,
): PersonPlan {
  const changed = known && changeChild(known.child, person, planning.changes, known.putRight)
  const child = changed ?? known?.child ?? newChild(person)
  const cases = person.requests.flatMap((request, index) => {
    const place = requestPlaces[index] ?? { line, path }
    const plan = planCase(child, request, place, known?.cases.get(request.receivedDate), planning)
    if (known && plan?.kind === 'new') planning.changes.add('new request of a known person')
    return plan ?? []
  })
  return { childIs: known ? (changed ? 'changed' : 'same') : 'new', child, cases }
}

async function write(tx: Tx, plans: PersonPlan[], { now, today, isDryRun }: MergeContext): Promise<void> {
  const children = (childIs: PersonPlan['childIs']) =>
    plans.filter((plan) => plan.childIs === childIs).map(({ child }) => child)
  const cases = plans.flatMap((plan) => plan.cases)
  const rows = (kind: CasePlan['kind']) => cases.filter((plan) => plan.kind === kind).map(({ row }) => row)
  const settled = cases.filter(({ settledDuties }) => settledDuties.length > 0)

  await insertChildren(tx, children('new'), now)
  await updateChildren(tx, children('changed'), now)
  await insertCases(tx, rows('new'), now, isDryRun)
  await updateCases(tx, rows('changed'), now)
  await insertEvents(
    tx,
    cases.flatMap(({ events }) => events),
    now,
  )
  await settlePromises(
    tx,
    settled.map(({ row, settledDuties }) => ({ caseId: row.id, duties: settledDuties })),
    now,
  )
  await keepDuties(tx, cases, today)
}

/** The open duties of every case that was written, so that lists and counts are right at once. */
async function keepDuties(tx: Tx, cases: CasePlan[], today: Day): Promise<void> {
  await writeDutiesOfCases(
    tx,
    cases.flatMap(({ row: { id, nextDuty, nextLegalOn }, openDuties }) =>
      openDuties ? [{ caseId: id, nextDuty, nextLegalOn, open: openDuties }] : [],
    ),
  )
  const anew = cases.filter(({ openDuties }) => openDuties === null).map(({ row }) => row.id)
  await reckonCasesAnew(tx, anew, today)
}

function outcomeOf(plans: PersonPlan[], runId: string): MergedPeople {
  const tally = { new: 0, changed: 0, unchanged: 0 }
  for (const { childIs, cases } of plans) {
    const isChanged = childIs === 'changed' || cases.length > 0
    tally[childIs === 'new' ? 'new' : isChanged ? 'changed' : 'unchanged'] += 1
  }
  const moved = plans.flatMap(({ cases }) => cases).filter(({ stage }) => stage !== null)
  return {
    tally,
    moved: moved.map(({ row, events }) => ({
      caseId: row.id,
      eventKey: events.at(-1)?.id ?? `${runId}:${row.id}`,
    })),
    died: plans
      .flatMap(({ cases }) => cases)
      .filter(({ row }) => row.status === 'CLOSED_DECEASED')
      .map(({ row }) => row.id),
  }
}
