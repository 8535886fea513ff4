import { Readable } from 'node:stream'
import type { Clock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import { statement } from '../../platform/db/transaction.ts'
import type { FileStore, StagedFile } from '../../platform/files/index.ts'
import { newId } from '../../platform/ids.ts'
import { createContentDigest } from './reading/content-digest.ts'
import { storable } from './reading/storable.ts'

export interface ArrivedMail {
  /** The mail as it came, byte for byte. */
  raw: Readable | Buffer
  /** Empty for a bounce. */
  envelopeFrom: string
  envelopeTo: string
  cameBy: 'lmtp' | 'imap'
}

const insertMail = statement(
  'inbound-mail.insert',
  `insert into inbound_mails (id, dedupe_key, storage_key, byte_size, received_at, came_by, envelope_to, envelope_from, due_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $5)
   on conflict (dedupe_key) do update set copies = inbound_mails.copies + 1
   returning id, id = $1 as "isNew"`,
)
const findCopy = statement(
  'inbound-mail.count-copy',
  'update inbound_mails set copies = copies + 1 where dedupe_key = $1 returning id',
)

/**
 * Keeps a mail for good: only when this has resolved may it be acknowledged to whoever handed it over. The same mail a
 * second time, or to a second of our addresses, is counted on the first.
 * @throws whatever broke the stream or the store: then nothing is kept, and it must be handed over again
 */
export async function receiveMail(
  { pool, clock, files }: { pool: Pool; clock: Clock; files: FileStore },
  mail: ArrivedMail,
): Promise<{ id: string; isNew: boolean }> {
  const digest = createContentDigest()
  const staged = await files.stage(Readable.from(watched(mail.raw, digest.take)))
  const ctx = contextFor(pool, clock, { kind: 'system', id: null })
  const key = digest.digest()
  try {
    const [known] = await ctx.tx((tx) => tx.rows<{ id: string }>(findCopy, [key]))
    if (known) return { id: known.id, isNew: false }
    return await keepNew(staged, key)
  } finally {
    await staged.discard()
  }

  /** The file first: a row without its file would be a mail lost, a file without a row is swept up. */
  async function keepNew(file: StagedFile, dedupeKey: string) {
    const storageKey = await file.keep()
    const [row] = await ctx.tx((tx) =>
      tx.rows<{ id: string; isNew: boolean }>(insertMail, [
        newId(),
        dedupeKey,
        storageKey,
        file.size,
        ctx.now,
        mail.cameBy,
        storable(mail.envelopeTo),
        storable(mail.envelopeFrom),
      ]),
    )
    if (!row) throw new Error('The mail was not written down')
    if (!row.isNew) await files.remove(storageKey)
    return row
  }
}

async function* watched(raw: Readable | Buffer, take: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of Buffer.isBuffer(raw) ? [raw] : raw) {
    const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece)
    take(chunk)
    yield chunk
  }
}
