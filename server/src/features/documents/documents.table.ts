import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { cases } from '../cases/cases.table.ts'
import { familyMembers, staffMembers } from '../people/people.table.ts'

/** A file on a case. The bytes are in the file store under `storageKey`; nothing is served before it was checked and released. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    kind: text().notNull(),
    title: text().notNull(),
    fileName: text().notNull(),
    /** By content, never by the name. */
    mediaType: text().notNull(),
    byteSize: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    uploadedByStaffId: uuid().references(() => staffMembers.id),
    uploadedByFamilyMemberId: uuid().references(() => familyMembers.id),
    uploadedAt: timestamp({ withTimezone: true }).notNull(),
    /** `unscanned`: no scanner is set up. `waiting`: in quarantine. */
    scanStatus: text().notNull(),
    scannedAt: timestamp({ withTimezone: true }),
    releasedAt: timestamp({ withTimezone: true }),
    releasedById: uuid().references(() => staffMembers.id),
    /** Released to this person alone; null: to everyone whose access takes in documents. */
    familyMemberId: uuid().references(() => familyMembers.id),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('documents_case_idx').on(t.caseId),
    index('documents_waiting_idx').on(t.uploadedAt).where(sql`${t.scanStatus} = 'waiting'`),
    check(
      'documents_kind_known',
      sql`${t.kind} in ('advice', 'draft-plan', 'plan', 'review', 'evidence', 'other')`,
    ),
    check('documents_scan_known', sql`${t.scanStatus} in ('waiting', 'clean', 'infected', 'unscanned')`),
    check(
      'documents_one_uploader',
      sql`num_nonnulls(${t.uploadedByStaffId}, ${t.uploadedByFamilyMemberId}) = 1`,
    ),
    check('documents_released_by_someone', sql`(${t.releasedAt} is null) = (${t.releasedById} is null)`),
  ],
)
