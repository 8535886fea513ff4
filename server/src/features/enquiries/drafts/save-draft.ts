import type { OwnDraft, SaveDraft, SavedDraft, UnsentKind } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notAllowed, notFound, signInRequired } from '../../../platform/errors.ts'
import { endReview } from '../answers-kept/index.ts'
import {
  type DraftKey,
  type DraftRow,
  enquiryIsThere,
  insertDraft,
  type OwnDraftRow,
  ownDraftsQuery,
  readDraft,
  removeDraft,
  removeSentDraft,
  updateDraft,
  wasSentLately,
} from './drafts.store.ts'

function ownKey(ctx: StaffContext, enquiryId: string, kind: UnsentKind): DraftKey {
  if (!ctx.actor.id) throw signInRequired()
  return { enquiryId, staffId: ctx.actor.id, kind }
}

const elsewhere = () =>
  conflict('You have changed or sent this draft in another window. Nothing was saved over it.')

const toSaved = ({ version, updatedAt }: DraftRow): SavedDraft => ({
  version,
  updatedAt: updatedAt.toISOString(),
})

/**
 * Keeps what somebody has typed and not sent. The same words a second time change nothing. No trace in the audit: until
 * it is sent it is nobody's but its writer's.
 * @throws not-found; conflict when it was changed, sent or thrown away in another window since `baseVersion`
 * @throws not-allowed when somebody else typed it than who is signed in now
 */
export async function saveDraft(
  ctx: StaffContext,
  enquiryId: string,
  kind: UnsentKind,
  { body, baseVersion, writerId }: SaveDraft,
): Promise<SavedDraft> {
  const key = ownKey(ctx, enquiryId, kind)
  return ctx.tx(async (tx) => {
    if (writerId !== key.staffId) throw notAllowed('Somebody else is signed in now. This was not saved.')
    if (!(await enquiryIsThere(tx, enquiryId))) throw notFound()
    if (baseVersion !== null) {
      const saved = await updateDraft(tx, key, baseVersion, body, ctx.now)
      if (saved) return toSaved(saved)
    } else if (await wasSentLately(tx, key, body, ctx.now)) {
      throw elsewhere()
    } else {
      const saved = await insertDraft(tx, key, body, ctx.now)
      if (saved) return toSaved(saved)
    }
    const there = await readDraft(tx, key)
    if (there?.body === body) return toSaved(there)
    throw elsewhere()
  })
}

/** @throws not-found when there is none */
export async function findOwnDraft(
  ctx: StaffContext,
  enquiryId: string,
  kind: UnsentKind,
): Promise<OwnDraft> {
  const key = ownKey(ctx, enquiryId, kind)
  const found = await ctx.tx(async (tx) =>
    (await enquiryIsThere(tx, enquiryId)) ? readDraft(tx, key) : undefined,
  )
  if (!found) throw notFound()
  return { kind, body: found.body, ...toSaved(found) }
}

/** Throws it away. One that is gone already is no fault. @throws not-found; conflict when it was changed in another window */
export async function dropDraft(
  ctx: StaffContext,
  enquiryId: string,
  kind: UnsentKind,
  baseVersion: number,
): Promise<void> {
  const key = ownKey(ctx, enquiryId, kind)
  await ctx.tx(async (tx) => {
    if (!(await enquiryIsThere(tx, enquiryId))) throw notFound()
    const removed = await removeDraft(tx, key, baseVersion)
    if (removed?.wasAsked) await endReview(tx, ctx, enquiryId, key.staffId, 'thrown-away')
    if (removed) return
    if (await readDraft(tx, key)) throw elsewhere()
  })
}

/**
 * What was sent is no draft any more, in the transaction that sends it. One that was changed in another window since is
 * other words, and stays.
 */
export async function draftIsSent(
  tx: Tx,
  ctx: StaffContext,
  enquiryId: string,
  kind: UnsentKind,
  { body, draftVersion }: { body: string; draftVersion?: number | undefined },
): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  const key = ownKey(ctx, enquiryId, kind)
  const removed = await removeSentDraft(tx, key, draftVersion ?? null, body)
  if (removed?.wasAsked) await endReview(tx, ctx, enquiryId, key.staffId, 'sent')
}

/** Who opens the enquiry: a draft is saved in their name alone. */
export const readerId: PagePart<string, StaffContext> = {
  query: 'select $1::uuid as id',
  toView: (rows: { id: string }[]) => rows[0]?.id ?? '',
}

/** What whoever opens the enquiry has written in it and not sent. */
export const ownDrafts: PagePart<OwnDraft[], StaffContext> = {
  query: ownDraftsQuery,
  toView: (rows: OwnDraftRow[]) =>
    rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt).toISOString() })),
}
