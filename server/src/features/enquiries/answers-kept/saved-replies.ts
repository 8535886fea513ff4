import {
  type ChangedSavedReply,
  type NewSavedReply,
  type SavedReplies,
  type SavedReply,
  savedReplyExamples,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { Context, StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireManager, whoAmI } from '../queue/people-of-queue.ts'
import {
  findSavedReply,
  insertSavedReply,
  readSavedReplies,
  type SavedReplyRow,
  setRetired,
  titleIsTaken,
  updateSavedReply,
} from './saved-replies.store.ts'

/** All of them, those in use first: everybody who answers may read them. */
export async function listSavedReplies(ctx: StaffContext): Promise<z.infer<typeof SavedReplies>> {
  return ctx.tx(async (tx) => {
    const { isManager } = await whoAmI(tx, ctx)
    return { items: (await readSavedReplies(tx)).map(toView), mayChange: isManager }
  })
}

function toView({
  id,
  title,
  topics,
  body,
  version,
  writtenBy,
  writtenAt,
  isRetired,
}: SavedReplyRow): SavedReply {
  return { id, title, topics, body, version, writtenBy, writtenAt: writtenAt.toISOString(), isRetired }
}

const titleTaken = () => invalid('/title', 'There is a saved reply with this title already')
const changedMeanwhile = () =>
  conflict('Somebody else has changed this saved reply since you opened it. Look at it again.')

/** @throws not-allowed unless a manager writes; validation-failed when the title is taken, also by a retired one */
export async function writeSavedReply(ctx: StaffContext, input: NewSavedReply): Promise<{ id: string }> {
  return ctx.tx(async (tx) => {
    const me = await requireManager(tx, ctx)
    const id = newId()
    if (!(await insertSavedReply(tx, id, input, me.id, ctx.now))) throw titleTaken()
    await trace(tx, ctx, 'saved-reply-written', id, { version: 1 })
    return { id }
  })
}

/** A new version of it. @throws not-allowed, not-found, validation-failed; conflict when it was changed meanwhile */
export async function changeSavedReply(
  ctx: StaffContext,
  id: string,
  { version, ...input }: ChangedSavedReply,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const me = await requireManager(tx, ctx)
    if (!(await findSavedReply(tx, id))) throw notFound()
    if (await titleIsTaken(tx, input.title, id)) throw titleTaken()
    const next = await updateSavedReply(tx, id, version, input, me.id, ctx.now)
    if (!next) throw changedMeanwhile()
    await trace(tx, ctx, 'saved-reply-written', id, { version: next })
  })
}

/** Takes it out of use, or back into it: none is deleted. @throws not-allowed, not-found, conflict */
export async function retireSavedReply(
  ctx: StaffContext,
  id: string,
  { version, isRetired }: { version: number; isRetired: boolean },
): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireManager(tx, ctx)
    if (!(await findSavedReply(tx, id))) throw notFound()
    if (!(await setRetired(tx, id, version, isRetired ? ctx.now : null))) throw changedMeanwhile()
    await trace(tx, ctx, 'saved-reply-retired', id, { isRetired })
  })
}

/** Takes over the examples whose titles are not there yet. @throws not-allowed */
export async function takeOverExamples(ctx: StaffContext): Promise<{ added: number }> {
  return ctx.tx(async (tx) => {
    const me = await requireManager(tx, ctx)
    return { added: await addExamples(tx, ctx, me.id) }
  })
}

/** `writer` null: nobody of the council wrote them (the invented council begins with them). */
export async function addExamples(tx: Tx, ctx: Context, writer: string | null): Promise<number> {
  let added = 0
  for (const example of savedReplyExamples) {
    const id = newId()
    if (!(await insertSavedReply(tx, id, example, writer, ctx.now))) continue
    await trace(tx, ctx, 'saved-reply-written', id, { version: 1 })
    added++
  }
  return added
}

async function trace(
  tx: Tx,
  ctx: Context,
  action: 'saved-reply-written' | 'saved-reply-retired',
  id: string,
  details: Record<string, unknown>,
) {
  await recordAudit(tx, ctx, { action, subjectKind: 'saved-reply', subjectId: id, details })
}
