import type { Clock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import { nothingSealed, type Seal, startDigest } from './seal-chain.ts'
import {
  findBoundary,
  findHead,
  insertSeal,
  isAnythingToSeal,
  isMyTurnToSeal,
  readEntriesInOrder,
} from './seals.store.ts'

/** The numbers of transactions went back, which only a database that was read in from a dump does. */
export class AuditOfAnotherServer extends Error {
  override name = 'AuditOfAnotherServer'
}

/**
 * Puts one seal over all entries whose transactions are over and that no seal takes in yet (docs/decisions/0015). What a
 * transaction that still runs may write is left to a later seal, with all that came after it. Null: there is nothing
 * to seal, or another worker is at it.
 * @throws AuditOfAnotherServer where the numbers of transactions are lower than those already sealed
 */
export async function sealAudit({ pool, clock }: { pool: Pool; clock: Clock }): Promise<Seal | null> {
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  return ctx.tx(async (tx) => {
    if (!(await isMyTurnToSeal(tx))) return null
    const head = (await findHead(tx)) ?? nothingSealed
    const { beforeTxid, isBehind } = await findBoundary(tx, head.beforeTxid)
    if (isBehind)
      throw new AuditOfAnotherServer('The transaction numbers are lower than those of the last seal')
    if (!(await isAnythingToSeal(tx, head.beforeTxid, beforeTxid))) return null

    const number = head.number + 1
    const sealing = startDigest(head.digest, { number, beforeTxid, sealedAt: ctx.now })
    let entries = 0
    for await (const entry of readEntriesInOrder(tx, head.beforeTxid, beforeTxid)) {
      sealing.add(entry)
      entries += 1
    }
    const seal = { number, beforeTxid, entries, digest: sealing.digest(), sealedAt: ctx.now }
    await insertSeal(tx, seal)
    return seal
  })
}
