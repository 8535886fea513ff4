import type { Council } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { replyByAfterPause, workingDaysLeft } from './days-left.ts'
import {
  endPromiseTasks,
  markPaused,
  type Standing,
  setInSight,
  setOurTurn,
  setTheirTurn,
} from './promise.store.ts'
import { hasOwnClock } from './promise.ts'
import { asHub, noteMissed, renewPromise, replaceBy, requireStanding } from './promise-acts.ts'

/** How often one promise may stand still before it is answered: a question is not a way to put off an answer. */
export const mostPauses = 2

/**
 * We have asked the family for something: the promise stands still, with the working days that were left. A promise whose
 * day has passed is noted as missed first. The question itself is the caller's to send, in the same transaction.
 * @throws not-found; conflict where it is not our turn, or where its clock is not ours to stop
 */
export async function pausePromise(tx: Tx, ctx: Context, { id }: { id: string }): Promise<void> {
  const standing = await requireStanding(tx, id)
  const refusal = refusalToPause(standing)
  if (refusal || !standing.replyBy) throw conflict(refusal ?? notOurTurn)
  await noteMissed(tx, ctx, id)
  const daysLeft = workingDaysLeft(ctx.now, standing.replyBy, englandAndWales)
  await markPaused(tx, id, ctx.now)
  await setTheirTurn(tx, id, ctx.now, daysLeft)
  await addEnquiryEvent(tx, ctx, id, 'paused', { dueOn: standing.replyBy, daysLeft })
}

const notOurTurn = 'This enquiry is not waiting for us.'

/** Why a promise can't stand still, in words for staff; undefined where it can. */
export function refusalToPause({
  status,
  priority,
  topics,
  pauses,
}: Pick<Standing, 'status' | 'priority' | 'topics' | 'pauses'>): string | undefined {
  if (status !== 'waiting') return notOurTurn
  if (priority === 0) return 'A risk of harm does not wait for an answer. Phone instead.'
  if (topics.some(hasOwnClock)) {
    return 'The clock of a complaint or of a request for information does not stop. Ask in a reply instead.'
  }
  if (pauses >= mostPauses) return 'The family has been asked twice since its last answer. Answer, or phone.'
  return undefined
}

/**
 * The family has written while we waited for it: our turn, with what was left, a working day at least.
 * @throws not-found; conflict unless it is paused
 */
export async function resumePromise(
  tx: Tx,
  ctx: Context,
  council: Council,
  { id }: { id: string },
): Promise<{ replyBy: Day }> {
  return asHub(tx, ctx, async () => {
    const standing = await requireStanding(tx, id)
    if (standing.pausedDaysLeft === null) throw conflict('This enquiry does not wait for the family.')
    const replyBy = replyByAfterPause(ctx.now, standing.pausedDaysLeft, englandAndWales)
    await replaceBy(tx, ctx, council, standing, replyBy)
    await setOurTurn(tx, {
      enquiryId: id,
      since: ctx.now,
      replyBy,
      priority: standing.priority,
      isReopened: false,
    })
    await addEnquiryEvent(tx, ctx, id, 'resumed', { dueOn: replyBy })
    await endPromiseTasks(tx, id, ctx.now, null, 'wrote', ['no-word-from-family'])
    return { replyBy }
  })
}

/**
 * They have written in an enquiry of theirs, by whatever way: whoever adds their message calls this. If it was our turn
 * already, the promise stands. `replyBy` is the day that is promised now, `isNew` whether they must be told of it.
 * @throws not-found
 */
export async function theyWrote(
  tx: Tx,
  ctx: Context,
  council: Council,
  { id }: { id: string },
): Promise<{ replyBy: Day; isNew: boolean }> {
  const { status, replyBy, snoozedUntil } = await asHub(tx, ctx, () => requireStanding(tx, id))
  if (status === 'paused') return { ...(await resumePromise(tx, ctx, council, { id })), isNew: true }
  if (status !== 'waiting' || !replyBy) {
    return { ...(await renewPromise(tx, ctx, council, { id }, { because: 'wrote-again' })), isNew: true }
  }
  await asHub(tx, ctx, async () => {
    await setInSight(tx, id)
    if (snoozedUntil) await addEnquiryEvent(tx, ctx, id, 'woken', { because: 'wrote' })
  })
  return { replyBy, isNew: false }
}
