import { sql } from 'drizzle-orm'
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** A transaction's number, which Postgres never uses twice. */
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Who did what, when. Append-only: no application role may change or delete a row. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: text().notNull(),
    actorId: uuid(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid(),
    caseId: uuid(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The transaction that wrote it: entries are sealed by these numbers, so that none can be slipped in later. */
    txid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [
    index('audit_entries_case_idx').on(t.caseId, t.at),
    index('audit_entries_actor_idx').on(t.actorId, t.at),
    index('audit_entries_at_idx').on(t.at),
    index('audit_entries_txid_idx').on(t.txid, t.id),
  ],
)

/**
 * A seal over the entries of all transactions before `beforeTxid` that the seal before it did not take in. Each holds
 * the digest of the one before: who changes or removes an entry breaks every seal that follows.
 */
export const auditSeals = pgTable('audit_seals', {
  number: bigint({ mode: 'number' }).primaryKey(),
  beforeTxid: xid8().notNull(),
  entries: integer().notNull(),
  /** SHA-256 over the previous digest, this seal's own facts and the entries in order, hex (seal-chain.ts). */
  digest: text().notNull(),
  sealedAt: timestamp({ withTimezone: true }).notNull(),
})
