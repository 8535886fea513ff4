import { statement, type Tx } from '../../../platform/db/transaction.ts'

interface FloodRow {
  id: string
  sender: string | null
  isSenderProven: boolean
  count: number
  mayBeHarm: number
  firstAt: Date
  lastAt: Date
  heldUntil: Date
}

const waits = 'i.flood_id is not null and i.enquiry_id is null and i.seen_at is null'
const listOpen = statement(
  'inbound-mail.floods',
  `select i.flood_id as id, min(i.sender) as sender, bool_and(i.is_sender_proven) as "isSenderProven", count(*)::int as count,
     (count(*) filter (where i.outcome = 'flood-harm'))::int as "mayBeHarm", min(i.received_at) as "firstAt",
     max(i.received_at) as "lastAt", max(i.filed_at) as "heldUntil"
   from inbound_mails i where ${waits} group by i.flood_id order by max(i.received_at) desc, i.flood_id limit 100`,
)

export async function listFloods(tx: Tx): Promise<FloodRow[]> {
  return tx.rows<FloodRow>(listOpen)
}

const readSender = statement(
  'inbound-mail.flood-sender',
  'select i.sender from inbound_mails i where i.flood_id = $1 limit 1',
)

/** Undefined when there is no such flood. */
export async function findFlood(tx: Tx, floodId: string): Promise<{ sender: string | null } | undefined> {
  return (await tx.rows<{ sender: string | null }>(readSender, [floodId]))[0]
}

const setSeen = statement(
  'inbound-mail.flood-seen',
  `update inbound_mails set seen_at = $3 where id in (
     select i.id from inbound_mails i where i.flood_id = $1 and ${waits} and i.outcome = 'flood' and i.filed_at <= $2
     order by i.received_at, i.id limit $4)
   returning id`,
)

/** The ids of those that waited and were held back until a moment, oldest first; none of what may speak of harm. */
export async function markFloodSeen(
  tx: Tx,
  floodId: string,
  { until, at, most }: { until: Date; at: Date; most: number },
): Promise<string[]> {
  return (await tx.rows<{ id: string }>(setSeen, [floodId, until, at, most])).map(({ id }) => id)
}

const countWaiting = statement(
  'inbound-mail.flood-left',
  `select count(*)::int as count, (count(*) filter (where i.outcome = 'flood-harm'))::int as "mayBeHarm"
   from inbound_mails i where i.flood_id = $1 and ${waits}`,
)

export async function countOfFlood(tx: Tx, floodId: string): Promise<{ count: number; mayBeHarm: number }> {
  const [found] = await tx.rows<{ count: number; mayBeHarm: number }>(countWaiting, [floodId])
  return found ?? { count: 0, mayBeHarm: 0 }
}
