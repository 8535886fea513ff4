import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { nothingSealed, type Seal, startDigest } from './seal-chain.ts'
import { countUnsealed, findHead, readEntriesInOrder, readSealsInOrder } from './seals.store.ts'

/** A seal as somebody noted it elsewhere, to see later that it is still there. */
export type NotedSeal = Pick<Seal, 'number' | 'digest'>

export type AuditVerdict =
  | { isWhole: true; head: NotedSeal | null; seals: number; entries: number; unsealedEntries: number }
  | { isWhole: false; brokenAt: number; why: 'missing' | 'does-not-fit' | 'not-as-noted' }

/** The newest seal; null before the first. */
export async function auditHead(ctx: SystemContext): Promise<Seal | null> {
  return ctx.tx(async (tx) => (await findHead(tx)) ?? null)
}

/**
 * Reckons every seal anew from the entries as they are, and names the first that does not fit. Seals that were taken
 * off the end leave a chain that fits: `noted`, a seal kept elsewhere, shows that.
 */
export async function verifyAudit(ctx: SystemContext, noted: NotedSeal | null = null): Promise<AuditVerdict> {
  return ctx.tx(async (tx) => {
    let last: Pick<Seal, 'number' | 'beforeTxid' | 'digest'> = nothingSealed
    let entries = 0
    for await (const seal of readSealsInOrder(tx)) {
      const expected = last.number + 1
      if (seal.number !== expected) return { isWhole: false, brokenAt: expected, why: 'missing' }
      if (!(await doesFit(tx, last, seal)))
        return { isWhole: false, brokenAt: seal.number, why: 'does-not-fit' }
      if (noted?.number === seal.number && noted.digest !== seal.digest) {
        return { isWhole: false, brokenAt: seal.number, why: 'not-as-noted' }
      }
      entries += seal.entries
      last = seal
    }
    if (noted && noted.number > last.number) {
      return { isWhole: false, brokenAt: last.number + 1, why: 'missing' }
    }
    const head = last.number === 0 ? null : { number: last.number, digest: last.digest }
    const unsealedEntries = await countUnsealed(tx, last.beforeTxid)
    return { isWhole: true, head, seals: last.number, entries, unsealedEntries }
  })
}

async function doesFit(tx: Tx, last: Pick<Seal, 'beforeTxid' | 'digest'>, seal: Seal): Promise<boolean> {
  const reckoned = startDigest(last.digest, seal)
  let entries = 0
  for await (const entry of readEntriesInOrder(tx, last.beforeTxid, seal.beforeTxid)) {
    reckoned.add(entry)
    entries += 1
  }
  return entries === seal.entries && reckoned.digest() === seal.digest
}
