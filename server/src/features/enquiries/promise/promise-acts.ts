import type { Council, TeamCode } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { signatureOf } from '../signature.ts'
import {
  endPromiseTasks,
  insertPromise,
  lockStanding,
  markKept,
  markMissed,
  markReplaced,
  type Standing,
  setAnsweredBy,
  setOurTurn,
  setOver,
} from './promise.store.ts'
import { replyByAt } from './promise.ts'

/**
 * The four things that become of a promise, for whoever makes an enquiry wait, pauses or answers it (pausing is in
 * pause.ts). Each locks the enquiry, changes its row and the record of its promises, and writes the event.
 */

/** What follows from a family's act by rule is not theirs to write (docs/decisions/0009). */
export const asHub = <T>(tx: Tx, { actor }: Context, work: () => Promise<T>): Promise<T> =>
  actor.kind === 'family' ? asSystem(tx, work) : work()

/** @throws not-found */
export async function requireStanding(tx: Tx, enquiryId: string): Promise<Standing> {
  const standing = await lockStanding(tx, enquiryId)
  if (!standing) throw notFound()
  return standing
}

/** Who the family is told stands behind a promise: a first name and the team, or the team. */
export function promisedBy(council: Council, team: TeamCode, ownerName: string | null): string {
  return ownerName ? signatureOf({ name: ownerName, team }, council) : council.teams[team].publicName
}

/** The promise to somebody who has just asked: nobody owns it yet. */
export async function makePromise(
  tx: Tx,
  { now }: Context,
  council: Council,
  { enquiryId, team, replyBy }: { enquiryId: string; team: TeamCode; replyBy: Day },
): Promise<void> {
  const ownerName = promisedBy(council, team, null)
  await insertPromise(tx, { enquiryId, dueOn: replyBy, madeAt: now, ownerId: null, ownerName })
}

/** Why we owe an answer again. `changed`: how urgent it is, or what it is about, was changed while it was our turn. */
export type RenewalCause =
  | 'wrote-again'
  | 'not-answered'
  | 'repeat-contact'
  | 'reopened'
  | 'split'
  | 'changed'

export interface Renewal {
  because: RenewalCause
  /** The priority from now on, 0 to 4; left out: as it was. */
  priority?: number
}

/**
 * It is our turn again, with a new day. A promise that runs is replaced, and never by a later day: whoever writes or asks
 * again must not wait longer for it.
 * @throws not-found
 */
export async function renewPromise(
  tx: Tx,
  ctx: Context,
  council: Council,
  { id }: { id: string },
  { because, priority }: Renewal,
): Promise<{ replyBy: Day }> {
  return asHub(tx, ctx, async () => {
    const standing = await requireStanding(tx, id)
    const level = priority ?? standing.priority
    const newDay = replyByAt(standing.topics, level, ctx.now, englandAndWales)
    const replyBy = standing.replyBy && standing.replyBy < newDay ? standing.replyBy : newDay
    const isReopened = ['answered', 'closed', 'spam'].includes(standing.status)
    if (replyBy !== standing.replyBy) await replaceBy(tx, ctx, council, standing, replyBy)
    await setOurTurn(tx, { enquiryId: id, since: ctx.now, replyBy, priority: level, isReopened })
    const isTold = isReopened || replyBy !== standing.replyBy
    const kind = isReopened ? 'reopened' : 'promise-renewed'
    if (isTold) await addEnquiryEvent(tx, ctx, id, kind, { because, dueOn: replyBy })
    return { replyBy }
  })
}

/** Ends the promise that runs, as missed where its day has passed, and makes the next. */
export async function replaceBy(
  tx: Tx,
  ctx: Context,
  council: Council,
  { id, team, ownerId, ownerName }: Standing,
  replyBy: Day,
): Promise<void> {
  await noteMissed(tx, ctx, id)
  await markReplaced(tx, id, ctx.now)
  await insertPromise(tx, {
    enquiryId: id,
    dueOn: replyBy,
    madeAt: ctx.now,
    ownerId,
    ownerName: promisedBy(council, team, ownerName),
  })
}

/** A promise whose day has passed stays missed in the record, whatever is done afterwards. True where it was. */
export async function noteMissed(tx: Tx, ctx: Context, enquiryId: string): Promise<boolean> {
  const dueOn = await markMissed(tx, enquiryId, ctx.now, ctx.today)
  if (dueOn) await addEnquiryEvent(tx, ctx, enquiryId, 'promise-missed', { dueOn })
  return dueOn !== undefined
}

/** What we were to do because a promise was near, missed or raised, stood still, or was said to be urgent. */
const promiseTasks = [
  'promise-near',
  'promise-missed',
  'escalated-to-you',
  'no-word-from-family',
  'said-urgent',
] as const

/**
 * A person gave a real answer: the promise is kept, and it is the family's turn. Never for an automatic answer, a note or
 * "we have it". `byStaffId` owns the enquiry if nobody did.
 */
export async function keepPromise(
  tx: Tx,
  ctx: Context,
  { id }: { id: string },
  byStaffId: string | null,
): Promise<void> {
  await markKept(tx, id, ctx.now)
  await setAnsweredBy(tx, id, ctx.now, byStaffId)
  await endPromiseTasks(tx, id, ctx.now, byStaffId, 'answered', promiseTasks)
}

/** Nobody is owed an answer any more: it was closed, joined to another, or is no question at all. */
export async function endPromise(
  tx: Tx,
  ctx: Context,
  { id }: { id: string },
  as: { status: 'closed' | 'spam'; mergedIntoId?: string | null },
): Promise<void> {
  await noteMissed(tx, ctx, id)
  await markReplaced(tx, id, ctx.now)
  await setOver(tx, id, as.status, ctx.now, as.mergedIntoId ?? null)
  const byStaffId = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await endPromiseTasks(tx, id, ctx.now, byStaffId, as.status, [
    ...promiseTasks,
    'repeat-contact',
    'words-of-harm',
  ])
}
