import type { BulkOrder } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** What became of an order, without names: those are read when somebody who may see them looks. */
export interface KeptResult {
  items: { id: string; outcome: 'done' | 'refused' | 'not-tried'; reason: string | null }[]
}

export interface BulkOrderRow {
  id: string
  order: BulkOrder
  caseCount: number
  askedById: string
  askedByName: string
  askedAt: Date
  decision: 'sent' | 'stopped' | null
  decisionReason: string | null
  decidedById: string | null
  decidedByName: string | null
  decidedAt: Date | null
  result: KeptResult | null
}

const columns = `b.id, b.bulk_order as "order", b.case_count as "caseCount", b.asked_by_id as "askedById",
  a.name as "askedByName", b.asked_at as "askedAt", b.decision, b.decision_reason as "decisionReason",
  b.decided_by_id as "decidedById", d.name as "decidedByName", b.decided_at as "decidedAt", b.result`
const joins = `bulk_orders b join staff_members a on a.id = b.asked_by_id
  left join staff_members d on d.id = b.decided_by_id`

const insertRow = statement(
  'caseload.insert-bulk-order',
  'insert into bulk_orders (id, bulk_order, case_count, asked_by_id, asked_at) values ($1, $2, $3, $4, $5)',
)

export async function insertBulkOrder(
  tx: Tx,
  { id, order, askedById, askedAt }: { id: string; order: BulkOrder; askedById: string; askedAt: Date },
): Promise<void> {
  await tx.rows(insertRow, [id, order, order.cases.length, askedById, askedAt])
}

const readWaiting = statement(
  'caseload.bulk-orders-waiting',
  `select ${columns} from ${joins} where b.decision is null order by b.asked_at, b.id`,
)

/** Longest waiting first. */
export async function listWaitingOrders(tx: Tx): Promise<BulkOrderRow[]> {
  return tx.rows<BulkOrderRow>(readWaiting)
}

const readAskedBy = statement(
  'caseload.bulk-orders-asked-by',
  `select ${columns} from ${joins} where b.asked_by_id = $1 order by b.asked_at desc, b.id desc limit 50`,
)

/** Newest first; the last fifty. */
export async function listOrdersAskedBy(tx: Tx, staffId: string): Promise<BulkOrderRow[]> {
  return tx.rows<BulkOrderRow>(readAskedBy, [staffId])
}

const readOne = statement('caseload.bulk-order', `select ${columns} from ${joins} where b.id = $1`)

export async function findBulkOrder(tx: Tx, id: string): Promise<BulkOrderRow | undefined> {
  return (await tx.rows<BulkOrderRow>(readOne, [id]))[0]
}

const decide = statement(
  'caseload.decide-bulk-order',
  `update bulk_orders set decision = $2, decided_by_id = $3, decided_at = $4, decision_reason = $5
   where id = $1 and decision is null returning id`,
)

/** False when somebody has decided it before: of two at once, one does. */
export async function decideBulkOrder(
  tx: Tx,
  id: string,
  by: { decision: 'sent' | 'stopped'; staffId: string; at: Date; reason: string | null },
): Promise<boolean> {
  return (await tx.rows(decide, [id, by.decision, by.staffId, by.at, by.reason])).length > 0
}

const keep = statement('caseload.keep-bulk-result', 'update bulk_orders set result = $2 where id = $1')

export async function keepBulkResult(tx: Tx, id: string, result: KeptResult): Promise<void> {
  await tx.rows(keep, [id, result])
}
