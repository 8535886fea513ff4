import type { BulkOrder, BulkOrders, OpenedBulkOrder } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, HubError, notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { readCaseNames } from './bulk-cases.store.ts'
import { toBulkOrderView } from './bulk-order-view.ts'
import { findBulkOrder, insertBulkOrder, listOrdersAskedBy, listWaitingOrders } from './bulk-orders.store.ts'
import { previewBulk, previewOrder } from './preview-bulk.ts'
import { markOf } from './second-person.ts'

/**
 * Keeps an order until somebody else lets it go or stops it. Nothing is written on any case yet.
 * @throws not-found when a case is absent; conflict when none of them can be written
 * @throws validation-failed when something is missing that is the same for all
 */
export async function askSecondPerson(ctx: StaffContext, order: BulkOrder): Promise<{ id: string }> {
  const askedById = requirePerson(ctx)
  const { ready } = await previewBulk(ctx, order)
  if (ready === 0) throw conflict('None of these cases can be written: there is nothing to ask for.')
  const id = newId()
  await ctx.tx(async (tx) => {
    await insertBulkOrder(tx, { id, order, askedById, askedAt: ctx.now })
    await recordAudit(tx, ctx, {
      ...{ action: 'bulk-asked', subjectKind: 'bulk-order', subjectId: id },
      details: { act: order.act, cases: order.cases.map(({ id: caseId }) => caseId) },
    })
  })
  return { id }
}

/** What waits for a second person, and what became of one's own. An order with a case that is closed to one is not there. */
export async function listBulkOrders(ctx: StaffContext): Promise<BulkOrders> {
  const me = requirePerson(ctx)
  return ctx.tx(async (tx) => {
    const waiting = await listWaitingOrders(tx)
    const view = (row: (typeof waiting)[number]) => toBulkOrderView({ ...row, result: null }, ctx, new Map())
    const mine = await listOrdersAskedBy(tx, me)
    return {
      waiting: waiting.filter(({ askedById }) => askedById !== me).map(view),
      mine: mine.map((row) => toBulkOrderView(row, ctx, new Map())),
    }
  })
}

/** @throws not-found when it is absent, or a case of it is closed to this person */
export async function openBulkOrder(ctx: StaffContext, orderId: string): Promise<OpenedBulkOrder> {
  requirePerson(ctx)
  return ctx.tx(async (tx) => {
    const row = await findBulkOrder(tx, orderId)
    if (!row) throw notFound()
    const ids = row.order.cases.map(({ id }) => id)
    const order = toBulkOrderView(row, ctx, await readCaseNames(tx, ids))
    if (row.decision) return { order, preview: null, seen: null }
    const preview = await previewOrder(tx, ctx, row.order).catch(nullWhenImpossible)
    return { order, preview, seen: preview && markOf(preview) }
  })
}

/** What was the same for all is gone, such as the officer who should get the cases: such an order can only be stopped. */
function nullWhenImpossible(error: unknown): null {
  if (error instanceof HubError && error.kind === 'validation-failed') return null
  throw error
}

/** Another system has no second person. */
export function requirePerson(ctx: StaffContext): string {
  if (ctx.actor.kind !== 'staff') throw notAllowed()
  return ctx.actor.id
}
