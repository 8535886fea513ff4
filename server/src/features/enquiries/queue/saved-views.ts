import {
  type ChangedSavedView,
  mostSavedViews,
  type NewSavedView,
  queueQuery,
  type SavedView,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'

const readViews = statement(
  'queue.saved-views',
  `select v.id, v.name, v.query, v.is_shared as "isShared", v.owner_id = $1 as "isMine", s.name as "ownerName"
   from saved_views v join staff_members s on s.id = v.owner_id
   where v.owner_id = $1 or v.is_shared order by v.owner_id = $1 desc, v.name collate "und-x-icu", v.id limit 200`,
)

/** One's own, then those that colleagues share. */
export async function listSavedViews(ctx: StaffContext): Promise<{ items: SavedView[] }> {
  return ctx.tx(async (tx) => ({ items: await tx.rows<SavedView>(readViews, [ctx.actor.id]) }))
}

const insertView = statement(
  'queue.insert-view',
  `insert into saved_views (id, owner_id, name, query, is_shared, created_at)
   select $1, $2, $3, $4, $5, $6 where (select count(*) from saved_views where owner_id = $2) < ${mostSavedViews}
   returning id`,
)

/** Keeps a view under a name. Only what the queue knows is kept of its address. @throws conflict when there are too many */
export async function saveView(
  ctx: StaffContext,
  view: z.output<typeof NewSavedView>,
): Promise<{ id: string }> {
  const query = queueQuery(Object.fromEntries(new URLSearchParams(view.query)))
  const id = newId()
  return ctx.tx(async (tx) => {
    const saved = await tx.rows(insertView, [id, ctx.actor.id, view.name, query, view.isShared, ctx.now])
    if (saved.length === 0) throw conflict(`You can save ${mostSavedViews} views. Delete one first.`)
    await trace(tx, ctx, 'view-saved', id)
    return { id }
  })
}

const updateView = statement(
  'queue.update-view',
  'update saved_views set name = $3, is_shared = $4 where id = $1 and owner_id = $2 returning id',
)

/** Another name, or seen by others too or no more. @throws not-found unless it is one's own */
export async function changeView(
  ctx: StaffContext,
  viewId: string,
  { name, isShared }: z.output<typeof ChangedSavedView>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const changed = await tx.rows(updateView, [viewId, ctx.actor.id, name, isShared])
    if (changed.length === 0) throw notFound()
    await trace(tx, ctx, 'view-saved', viewId)
  })
}

const deleteOne = statement(
  'queue.delete-view',
  'delete from saved_views where id = $1 and owner_id = $2 returning id',
)

/** @throws not-found unless it is one's own */
export async function deleteView(ctx: StaffContext, viewId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const deleted = await tx.rows(deleteOne, [viewId, ctx.actor.id])
    if (deleted.length === 0) throw notFound()
    await trace(tx, ctx, 'view-deleted', viewId)
  })
}

const trace = (tx: Tx, ctx: StaffContext, action: 'view-saved' | 'view-deleted', subjectId: string) =>
  recordAudit(tx, ctx, { action, subjectKind: 'saved-view', subjectId })
