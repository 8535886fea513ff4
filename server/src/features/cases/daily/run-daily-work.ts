import { notificationVersion } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor, type SystemContext } from '../../../platform/context.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { tellOfEndingConsents } from '../helpers/ending-consents.ts'
import { listIdsAfter, queueDailyMessages } from './daily.store.ts'
import {
  type DailyCounts,
  type DailyRun,
  finishDailyRun,
  holdDailyRun,
  noteReached,
  readDailyState,
} from './daily-runs.store.ts'
import { daysToDo } from './days-to-do.ts'
import { workOnCases } from './work-on-cases.ts'

/** The name of this work in `daily_runs`. */
export const casesJob = 'cases'

const batchSize = 500

export interface DailyWork {
  pool: Pool
  clock: Clock
  /** Asked between two batches: what is left is done by the next worker, or after the next start. */
  shouldStop?: () => boolean
  /** A case that could not be reckoned is left out of the day, and told here by its id. */
  onFault?: (caseId: string, error: unknown) => void
  /** After each batch, in its transaction: for tests that cut the work short. */
  onBatch?: (done: number) => void
  batchSize?: number
}

/**
 * Does the work of every day that is due, oldest first, and answers what was done for each. Any number of workers may
 * call it at once: each batch of cases is one transaction that holds the day's row and moves its mark, so a batch is
 * done by one of them, once, and whoever is killed loses nothing but the batch at hand (docs/decisions/0008).
 */
export async function catchUpDailyWork(work: DailyWork): Promise<{ day: Day; counts: DailyCounts }[]> {
  const state = await contextNow(work).tx((tx) => readDailyState(tx, casesJob))
  const done: { day: Day; counts: DailyCounts }[] = []
  for (const day of daysToDo(state, work.clock.now())) {
    const counts = await runDailyWork(work, day)
    if (!counts) break // another worker is at it, or we are to stop: a later day must not overtake
    done.push({ day, counts })
  }
  return done
}

/** The work of one day, to its end. Null when another worker has it at hand, or when asked to stop. */
export async function runDailyWork(work: DailyWork, day: Day): Promise<DailyCounts | null> {
  for (;;) {
    if (work.shouldStop?.()) return null
    const step = await nextBatch(work, day)
    if (step === 'busy') return null
    if (step !== 'more') return step
  }
}

async function nextBatch(work: DailyWork, day: Day): Promise<DailyCounts | 'more' | 'busy'> {
  const ctx = contextNow(work)
  return ctx.tx(async (tx) => {
    const run = await holdDailyRun(tx, casesJob, day, ctx.now)
    if (!run) return 'busy'
    const counts: DailyCounts = { cases: 0, told: 0, messages: 0, faults: 0, ...run.counts }
    if (run.finishedAt) return counts
    const ids = await listIdsAfter(tx, run.reached, work.batchSize ?? batchSize)
    if (ids.length === 0) return finish(tx, ctx, day, run, counts)

    let faults = counts.faults
    const told = await workOnCases(tx, ctx, ids, day, (caseId, error) => {
      faults += 1
      work.onFault?.(caseId, error)
    })
    const sums = { ...counts, cases: counts.cases + ids.length, told: counts.told + told, faults }
    await noteReached(tx, casesJob, day, { reached: ids.at(-1) ?? null, counts: sums })
    work.onBatch?.(sums.cases)
    return 'more'
  })
}

/**
 * Notes a day as done, whose cases were worked on one by one since `ctx.now`, and queues its messages.
 * Does nothing when the day is done already, or when another worker has it at hand.
 */
export async function closeDay(tx: Tx, ctx: SystemContext): Promise<void> {
  const run = await holdDailyRun(tx, casesJob, ctx.today, ctx.now)
  if (!run || run.finishedAt) return
  await finish(tx, ctx, ctx.today, run, { cases: 0, told: 0, messages: 0, faults: 0 })
}

/** The messages come last, so that a person with two children gets one for both. */
async function finish(
  tx: Tx,
  ctx: SystemContext,
  day: Day,
  { startedAt }: DailyRun,
  counts: DailyCounts,
): Promise<DailyCounts> {
  const withVersion = (kind: 'keep-in-touch' | 'case-updated') => ({
    kind,
    version: notificationVersion(kind),
  })
  const messages = await queueDailyMessages(tx, startedAt, ctx, {
    kept: withVersion('keep-in-touch'),
    news: withVersion('case-updated'),
  })
  await tellOfEndingConsents(tx, ctx)
  const finished = { ...counts, messages }
  await finishDailyRun(tx, casesJob, day, ctx.now, finished)
  return finished
}

const contextNow = ({ pool, clock }: DailyWork) => contextFor(pool, clock, { kind: 'system', id: null })
