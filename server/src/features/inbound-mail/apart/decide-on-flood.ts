import type { MailFlood, MailFloodResult, MailFloodSeen } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAuditOfEach } from '../../audit/index.ts'
import { endStaffTasks } from '../../enquiries/index.ts'
import { lockSender } from '../filing/filing.store.ts'
import { floodTask, harmInFloodTask } from '../flood-tasks.ts'
import { countOfFlood, findFlood, listFloods, markFloodSeen } from './floods.store.ts'

/** A page must answer in time; what is more is another click. */
const mostAtOnce = 10_000

/** What was held back because too many came of one sender, and waits for somebody to look through it; newest first. */
export async function mailFloods(ctx: StaffContext): Promise<{ items: MailFlood[] }> {
  const rows = await ctx.tx((tx) => listFloods(tx))
  return {
    items: rows.map(({ firstAt, lastAt, heldUntil, ...row }) => ({
      ...row,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
      heldUntil: heldUntil.toISOString(),
    })),
  }
}

/**
 * There is nothing to do with any mail of a flood that was held back until then. What may speak of harm stays: each of these
 * is decided on by itself.
 * @throws not-found
 */
export async function seeFlood(
  ctx: StaffContext,
  floodId: string,
  { until }: MailFloodSeen,
): Promise<MailFloodResult> {
  return ctx.tx(async (tx) => {
    const flood = await findFlood(tx, floodId)
    if (!flood) throw notFound()
    await lockSender(tx, flood.sender)
    const seen = await markFloodSeen(tx, floodId, { until: new Date(until), at: ctx.now, most: mostAtOnce })
    const trace = { action: 'mail-seen', subjectKind: 'inbound-mail', details: { floodId } } as const
    await recordAuditOfEach(tx, ctx, trace, seen)
    const left = await endFloodTasks(tx, ctx, floodId, 'seen')
    return { seen: seen.length, left }
  })
}

/**
 * Ends what we were to do about a flood once nothing of it waits any more; answers how many still wait. Under the sender's
 * lock, so that no worker relies on a task that ends at this moment.
 */
export async function endFloodTasks(
  tx: Tx,
  ctx: StaffContext,
  floodId: string,
  outcome: string,
): Promise<number> {
  const { count, mayBeHarm } = await countOfFlood(tx, floodId)
  if (count === mayBeHarm) await endStaffTasks(tx, ctx, floodTask(floodId), outcome)
  if (mayBeHarm === 0) await endStaffTasks(tx, ctx, harmInFloodTask(floodId), outcome)
  return count
}
