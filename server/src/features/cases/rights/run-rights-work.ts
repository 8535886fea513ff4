import { contextFor, type SystemContext } from '../../../platform/context.ts'
import { finishDailyRun, holdDailyRun, readDailyState } from '../daily/daily-runs.store.ts'
import { daysToDo } from '../daily/days-to-do.ts'
import type { DailyWork } from '../daily/run-daily-work.ts'
import { moveParentsNoLongerNamed, passRights } from './pass-rights.ts'
import { findTransferOfChild, listChildrenNear, listChildrenWithParentNoLongerNamed } from './rights.store.ts'
import { bornUntil, stepDue } from './rights-days.ts'

/** The name of this work in `daily_runs`. */
export const rightsJob = 'rights'

export type RightsWork = Pick<DailyWork, 'pool' | 'clock' | 'shouldStop'> & {
  /** A child for whom it could not be done: looked at again tomorrow, and told here by its id. */
  onFault?: (childId: string, error: unknown) => void
}

/**
 * Warns of rights that pass, and passes them, once a day from seven in the morning, before the cases are worked on. Every
 * step rests on what is kept, not on the day, so a day that was missed needs no making up, and two workers at once find
 * that the other has done it. A transaction a child. Null when today's is done already.
 */
export async function passRightsToday(
  work: RightsWork,
): Promise<{ children: number; told: number; faults: number } | null> {
  const ctx = contextFor(work.pool, work.clock, { kind: 'system', id: null })
  const state = await ctx.tx((tx) => readDailyState(tx, rightsJob))
  if (daysToDo(state, ctx.now).length === 0) return null

  const counts = { children: 0, told: 0, faults: 0 }
  const attempt = async (childId: string, act: () => Promise<number>) => {
    try {
      counts.told += await act()
      counts.children += 1
    } catch (error) {
      counts.faults += 1
      work.onFault?.(childId, error)
    }
  }
  const near = await ctx.tx((tx) => listChildrenNear(tx, bornUntil(ctx.today), ctx.today))
  for (const child of near) {
    const step = stepDue(child.birthOn, child.transfer, ctx.today)
    if (!step) continue
    if (work.shouldStop?.()) return null
    await attempt(child.childId, () => ctx.tx((tx) => passRights(tx, ctx, child, step)))
  }
  for (const childId of await ctx.tx((tx) => listChildrenWithParentNoLongerNamed(tx, ctx.today))) {
    await attempt(childId, () => endNamed(ctx, childId))
  }
  await ctx.tx(async (tx) => {
    await holdDailyRun(tx, rightsJob, ctx.today, ctx.now)
    const { children, told, faults } = counts
    await finishDailyRun(tx, rightsJob, ctx.today, ctx.now, { cases: children, told, messages: 0, faults })
  })
  return counts
}

async function endNamed(ctx: SystemContext, childId: string): Promise<number> {
  return ctx.tx(async (tx) => {
    const transfer = await findTransferOfChild(tx, childId)
    if (transfer?.changedOn) await moveParentsNoLongerNamed(tx, ctx, childId, transfer.changedOn)
    return 0
  })
}
