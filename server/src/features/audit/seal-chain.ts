import { createHash } from 'node:crypto'

/** A seal as it is kept. */
export interface Seal {
  number: number
  /** It takes in every transaction before this one that the seal before it did not: a decimal number. */
  beforeTxid: string
  entries: number
  /** SHA-256, hex. */
  digest: string
  sealedAt: Date
}

/** An entry as the database writes it out: every column as text, in a form that Postgres keeps from version to version. */
export interface SealedEntry {
  txid: string
  id: string
  /** UTC, with microseconds. */
  at: string
  actorKind: string
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  caseId: string | null
  /** Of jsonb, whose text is the same for the same content. */
  details: string
}

/** What the first seal builds on. */
export const nothingSealed = { number: 0, beforeTxid: '0', digest: '' }

/**
 * Works out the digest of one seal: over the digest before it, what the seal says of itself, and the entries in the
 * order of their transactions, one JSON value a line.
 */
export function startDigest(previousDigest: string, seal: Pick<Seal, 'number' | 'beforeTxid' | 'sealedAt'>) {
  const hash = createHash('sha256')
  const addLine = (value: unknown[]) => hash.update(`${JSON.stringify(value)}\n`)
  addLine([previousDigest, seal.number, seal.beforeTxid, seal.sealedAt.toISOString()])
  return {
    add(entry: SealedEntry): void {
      const { txid, id, at, actorKind, actorId, action, subjectKind, subjectId, caseId, details } = entry
      addLine([txid, id, at, actorKind, actorId, action, subjectKind, subjectId, caseId, details])
    },
    digest: () => hash.digest('hex'),
  }
}
