import type { BulkDecision, BulkOrder, BulkResult, OpenedBulkOrder } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notAllowed, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { openBulkOrder, requirePerson } from './ask-second-person.ts'
import { decideBulkOrder, findBulkOrder, keepBulkResult } from './bulk-orders.store.ts'
import { previewOrder } from './preview-bulk.ts'
import { runBulk } from './run-bulk.ts'
import { markOf } from './second-person.ts'

/**
 * The second person lets an order go, which then runs once, in their name; or stops it, for the one who asked to read
 * why. Whoever asked may take it back.
 * @throws not-found; not-allowed for one's own order; conflict when it was decided before, or is not any more what this
 * person looked at; validation-failed when the reason is missing
 */
export async function decideBulk(
  ctx: StaffContext,
  orderId: string,
  input: BulkDecision,
  onFault: (error: unknown) => void,
): Promise<OpenedBulkOrder> {
  const staffId = requirePerson(ctx)
  const order = await ctx.tx(async (tx) => {
    const row = await findBulkOrder(tx, orderId)
    if (!row) throw notFound()
    const isMine = row.askedById === staffId
    if (input.decision === 'stop' && !isMine && !input.reason)
      throw invalid('/reason', 'Say why, for the colleague who asked')
    if (input.decision === 'send') {
      if (isMine) throw notAllowed('You asked for this. Somebody else has to let it go.')
      // Decided before: said below, whatever the cases look like by now.
      if (!row.decision && markOf(await previewOrder(tx, ctx, row.order)) !== input.seen)
        throw conflict('What this would write, or whom it would tell, has changed. Look at it again.')
    }
    const decision = input.decision === 'send' ? 'sent' : 'stopped'
    const reason = decision === 'stopped' ? (input.reason ?? null) : null
    if (!(await decideBulkOrder(tx, orderId, { decision, staffId, at: ctx.now, reason })))
      throw conflict('Somebody has decided this already.')
    await recordAudit(tx, ctx, {
      ...{ action: decision === 'sent' ? 'bulk-sent' : 'bulk-stopped', subjectKind: 'bulk-order' },
      ...{ subjectId: orderId, details: { act: row.order.act, askedBy: row.askedById } },
    })
    return row.order
  })
  if (input.decision === 'send') await run(ctx, orderId, order, onFault)
  return openBulkOrder(ctx, orderId)
}

/** After the decision is kept, so that no other can run it, too. What became of it is kept whatever happens. */
async function run(
  ctx: StaffContext,
  orderId: string,
  order: BulkOrder,
  onFault: (error: unknown) => void,
): Promise<void> {
  const { items } = await runBulk(ctx, order, onFault).catch((error: unknown): Pick<BulkResult, 'items'> => {
    onFault(error)
    return { items: order.cases.map(({ id }) => ({ id, reference: '', childName: '', ...notTried })) }
  })
  await ctx.tx((tx) =>
    keepBulkResult(tx, orderId, { items: items.map(({ id, outcome, reason }) => ({ id, outcome, reason })) }),
  )
}

const notTried = { outcome: 'not-tried' as const, reason: null }
