import type { Council } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { setOurTurn } from '../promise/promise.store.ts'
import { noteMissed, replaceBy, requireStanding } from '../promise/promise-acts.ts'
import { acknowledgeBy, type Stage } from './complaint-clock.ts'
import { handToComplaints, insertStage } from './complaints.store.ts'

/**
 * Starts the clock of a stage: the enquiry is a complaint from here on, the complaints team's, and is to be acknowledged
 * within five working days. An earlier promise that runs is kept as it was where it is sooner. As the hub or as staff.
 * @throws not-found
 */
export async function openStageOf(
  tx: Tx,
  ctx: Context,
  council: Council,
  enquiryId: string,
  stage: Stage,
): Promise<Day> {
  const standing = await requireStanding(tx, enquiryId)
  const by = acknowledgeBy(ctx.today, englandAndWales)
  const isNew = await insertStage(tx, {
    enquiryId,
    stage,
    receivedOn: ctx.today,
    acknowledgeBy: by,
  })
  if (!isNew) return by
  await handToComplaints(tx, enquiryId)
  const replyBy = standing.replyBy && standing.replyBy < by ? standing.replyBy : by
  await oweBy(tx, ctx, council, enquiryId, replyBy)
  await addEnquiryEvent(tx, ctx, enquiryId, stage === 1 ? 'became-complaint' : 'complaint-stage-2', {
    dueOn: by,
  })
  return by
}

/** It is our turn until this very day, which a clock of its own has set. */
export async function oweBy(
  tx: Tx,
  ctx: Context,
  council: Council,
  enquiryId: string,
  replyBy: Day,
): Promise<void> {
  const standing = await requireStanding(tx, enquiryId)
  const { status, priority } = standing
  await noteMissed(tx, ctx, enquiryId)
  if (replyBy !== standing.replyBy) await replaceBy(tx, ctx, council, standing, replyBy)
  const isReopened = status !== 'waiting' && status !== 'paused'
  await setOurTurn(tx, { enquiryId, since: ctx.now, replyBy, priority, isReopened })
}
