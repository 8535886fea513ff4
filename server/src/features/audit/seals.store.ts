import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { Seal, SealedEntry } from './seal-chain.ts'

const takeTurn = statement('audit.seal-turn', 'select pg_try_advisory_xact_lock(889, 1) as is_mine')

/** Until the transaction ends nobody else seals. False: somebody is at it. */
export async function isMyTurnToSeal(tx: Tx): Promise<boolean> {
  return (await tx.rows<{ is_mine: boolean }>(takeTurn))[0]?.is_mine ?? false
}

const readBoundary = statement(
  'audit.seal-boundary',
  `select b.txid::text as "beforeTxid", b.txid < $1::xid8 as "isBehind"
   from (select pg_snapshot_xmin(pg_current_snapshot()) as txid) b`,
)

/**
 * The oldest transaction that still runs: all before it are over, and what they wrote is there for every later
 * statement. `isBehind`: the numbers are lower than at the last seal.
 */
export async function findBoundary(
  tx: Tx,
  lastSealed: string,
): Promise<{ beforeTxid: string; isBehind: boolean }> {
  const [boundary] = await tx.rows<{ beforeTxid: string; isBehind: boolean }>(readBoundary, [lastSealed])
  if (!boundary) throw new Error('Postgres gives no snapshot')
  return boundary
}

const sealColumns = 'number, before_txid::text as "beforeTxid", entries, digest, sealed_at as "sealedAt"'
const readHead = statement(
  'audit.head',
  `select ${sealColumns} from audit_seals order by number desc limit 1`,
)
const readSeals = statement(
  'audit.seals-after',
  `select ${sealColumns} from audit_seals where number > $1 order by number limit $2`,
)

export async function findHead(tx: Tx): Promise<Seal | undefined> {
  return (await tx.rows<Seal>(readHead))[0]
}

const sealsAtATime = 1_000

/** All seals in order, few in memory at a time. */
export async function* readSealsInOrder(tx: Tx): AsyncGenerator<Seal> {
  let last = Number.MIN_SAFE_INTEGER
  while (true) {
    const seals = await tx.rows<Seal>(readSeals, [last, sealsAtATime])
    yield* seals
    last = seals.at(-1)?.number ?? last
    if (seals.length < sealsAtATime) return
  }
}

const readEntries = statement(
  'audit.entries-to-seal',
  `select e.txid::text as txid, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, actor_kind as "actorKind",
     actor_id as "actorId", action, subject_kind as "subjectKind", subject_id as "subjectId", case_id as "caseId",
     details::text as details
   from audit_entries e where (e.txid, e.id) > ($1::xid8, $2::uuid) and e.txid < $3::xid8 order by e.txid, e.id limit $4`,
)

const entriesAtATime = 5_000
const lastOfIds = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The entries of the transactions from `fromTxid` on and before `beforeTxid`, in order, few in memory at a time. */
export async function* readEntriesInOrder(
  tx: Tx,
  fromTxid: string,
  beforeTxid: string,
): AsyncGenerator<SealedEntry> {
  // Only this one condition says where a page begins: beside another, Postgres reads every page from the first entry on.
  let last = { txid: txidBefore(fromTxid), id: lastOfIds }
  while (true) {
    const entries = await tx.rows<SealedEntry>(readEntries, [last.txid, last.id, beforeTxid, entriesAtATime])
    yield* entries
    last = entries.at(-1) ?? last
    if (entries.length < entriesAtATime) return
  }
}

/** No transaction has the number 0. */
const txidBefore = (txid: string) => (txid === '0' ? '0' : String(BigInt(txid) - 1n))

const hasEntries = statement(
  'audit.has-entries-to-seal',
  'select exists (select from audit_entries where txid >= $1::xid8 and txid < $2::xid8) as has',
)

export async function isAnythingToSeal(tx: Tx, fromTxid: string, beforeTxid: string): Promise<boolean> {
  return (await tx.rows<{ has: boolean }>(hasEntries, [fromTxid, beforeTxid]))[0]?.has ?? false
}

const countEntries = statement(
  'audit.count-unsealed',
  'select count(*)::int as n from audit_entries where txid >= $1::xid8',
)

/** Entries that no seal takes in yet. */
export async function countUnsealed(tx: Tx, fromTxid: string): Promise<number> {
  return (await tx.rows<{ n: number }>(countEntries, [fromTxid]))[0]?.n ?? 0
}

const insertRow = statement(
  'audit.insert-seal',
  'insert into audit_seals (number, before_txid, entries, digest, sealed_at) values ($1, $2::xid8, $3, $4, $5)',
)

export async function insertSeal(
  tx: Tx,
  { number, beforeTxid, entries, digest, sealedAt }: Seal,
): Promise<void> {
  await tx.rows(insertRow, [number, beforeTxid, entries, digest, sealedAt])
}
