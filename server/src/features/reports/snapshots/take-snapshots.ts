import { hasEnded } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor } from '../../../platform/context.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type CaseWithStages, readCasesWithStages, reckonCase, recordAsOf } from '../../cases/index.ts'
import { lastMonthEnds } from '../caseload-report.ts'
import {
  beginSnapshot,
  districtsOf,
  endSnapshot,
  findKnownAt,
  insertSnapshots,
  isAnyCaseKnown,
  listTaken,
  type SnapshotRow,
  takeTurnToCount,
} from './snapshots.store.ts'

const batchSize = 500
/** An act that was begun before this moment has been committed by now, or failed: nothing known then can still appear. */
const settleMs = 60_000

/**
 * Counts those of the last six month ends that are not counted: after a month has ended, after days without a worker,
 * and all six after the first import. Councillors asked for six months of history. Answers which were counted; when
 * asked to stop on the way, none is.
 */
export async function takeDueSnapshots(
  pool: Pool,
  clock: Clock,
  shouldStop: () => boolean = () => false,
): Promise<Day[]> {
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  const knownAt = new Date(ctx.now.getTime() - settleMs)
  const listDue = async (tx: Tx) => {
    const monthEnds = lastMonthEnds(ctx.today)
    const taken = await listTaken(tx, monthEnds, knownAt)
    const due = monthEnds.filter((monthEnd) => !taken.includes(monthEnd))
    return due.length > 0 && (await isAnyCaseKnown(tx, knownAt)) ? due : []
  }
  if ((await ctx.tx(listDue)).length === 0) return []
  const taking = ctx.tx(async (tx) => {
    await takeTurnToCount(tx)
    const due = await listDue(tx) // another worker may have been faster
    await takeSnapshots(tx, due, { knownAt, now: ctx.now }, shouldStop)
    return due
  })
  return taking.catch((error: unknown) => {
    if (error instanceof Stopped) return []
    throw error
  })
}

/** Leaves the transaction the way a failure would: the next worker counts them. */
class Stopped extends Error {}

/**
 * Counts a month end again. Without `knownAt` from what was known when it was counted first: with the same rows as then;
 * with it, with every correction recorded by that moment. False when it was never counted and no moment is given.
 */
export async function retakeSnapshot(
  pool: Pool,
  clock: Clock,
  monthEnd: Day,
  knownAt?: Date,
): Promise<boolean> {
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  return ctx.tx(async (tx) => {
    await takeTurnToCount(tx)
    const known = knownAt ?? (await findKnownAt(tx, monthEnd))
    if (!known) return false
    await takeSnapshots(tx, [monthEnd], { knownAt: known, now: ctx.now })
    return true
  })
}

/** Reads every case once and puts it back to each month end. One transaction: a month end is there whole, or not. */
async function takeSnapshots(
  tx: Tx,
  monthEnds: readonly Day[],
  at: { knownAt: Date; now: Date },
  shouldStop: () => boolean = () => false,
): Promise<void> {
  for (const monthEnd of monthEnds) await beginSnapshot(tx, monthEnd, at)
  let reached: string | null = null
  for (;;) {
    const cases: CaseWithStages[] = await readCasesWithStages(tx, reached, batchSize)
    if (cases.length === 0) break
    if (shouldStop()) throw new Stopped()
    const districts = await districtsOf(
      tx,
      cases.map(({ childId }) => childId),
      at.knownAt,
    )
    const rows = cases.flatMap((found) =>
      monthEnds.flatMap((monthEnd) => rowOf(found, monthEnd, at.knownAt, districts) ?? []),
    )
    await insertSnapshots(tx, rows)
    reached = cases.at(-1)?.id ?? null
  }
  for (const monthEnd of monthEnds) await endSnapshot(tx, monthEnd)
}

/** Null for a case that was not there yet or had ended by then. */
function rowOf(
  found: CaseWithStages,
  monthEnd: Day,
  knownAt: Date,
  districts: ReadonlyMap<string, string | null>,
): SnapshotRow | null {
  const record = recordAsOf(found, monthEnd, knownAt)
  if (!record || hasEnded(record.status)) return null
  return {
    monthEnd,
    caseId: record.id,
    status: record.status,
    district: districts.get(found.childId) ?? null,
    isLate: reckonCase(record, monthEnd).isLate,
    hasException: record.events.some(({ kind }) => kind === 'exception-recorded'),
  }
}
