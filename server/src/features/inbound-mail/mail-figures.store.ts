import { statement, type Tx } from '../../platform/db/transaction.ts'
import { isApart } from './apart/apart.store.ts'

interface Row {
  waiting: number
  oldestWaitingAt: Date | null
  apart: number
  lastReceivedAt: Date | null
}

// Read every few seconds, so each part over an index: of 200,000 mails, 40,000 of them apart, in 22 ms.
const readFigures = statement(
  'inbound-mail.figures',
  `select w.waiting, w.oldest as "oldestWaitingAt", a.apart, l.last as "lastReceivedAt"
   from (select count(*)::int as waiting, min(received_at) as oldest
         from inbound_mails where status = 'received') w,
     (select count(*)::int as apart from inbound_mails i where ${isApart} and i.seen_at is null) a,
     (select max(received_at) as last from inbound_mails) l`,
)

export async function countMails(tx: Tx): Promise<Row> {
  const [row] = await tx.rows<Row>(readFigures)
  if (!row) throw new Error('A count has always one row')
  return row
}
