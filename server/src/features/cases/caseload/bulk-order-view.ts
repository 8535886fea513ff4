import type { BulkOrderView } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { NamedCase } from './bulk-cases.store.ts'
import type { BulkOrderRow } from './bulk-orders.store.ts'

/** An order as staff see it; `names`: of the cases in its result. */
export function toBulkOrderView(
  row: BulkOrderRow,
  ctx: StaffContext,
  names: ReadonlyMap<string, NamedCase>,
): BulkOrderView {
  const { id, order, caseCount, askedById, askedByName, decidedById, decidedByName } = row
  return {
    ...{ id, act: order.act, caseCount, state: row.decision ?? 'waiting', reason: row.decisionReason },
    askedBy: { name: askedByName, isYou: askedById === ctx.actor.id },
    askedAt: row.askedAt.toISOString(),
    decidedBy: decidedByName === null ? null : { name: decidedByName, isYou: decidedById === ctx.actor.id },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    result: row.result && {
      act: order.act,
      done: row.result.items.filter(({ outcome }) => outcome === 'done').length,
      items: row.result.items.map(({ id, outcome, reason }) => ({
        ...(names.get(id) ?? { id, reference: '', childName: '' }),
        ...{ outcome, reason },
      })),
    },
  }
}
