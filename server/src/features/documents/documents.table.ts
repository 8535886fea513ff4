import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
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
    /** The worker scans or reads it from this moment on: set ahead while one works on it, and after a try that failed. */
    scanDueAt: timestamp({ withTimezone: true }).notNull(),
    scanAttempts: integer().notNull().default(0),
    releasedAt: timestamp({ withTimezone: true }),
    releasedById: uuid().references(() => staffMembers.id),
    /** Released to this person alone; null: to everyone whose access takes in documents. */
    familyMemberId: uuid().references(() => familyMembers.id),
    withdrawnAt: timestamp({ withTimezone: true }),
    /** Whose paper it is, where staff put it here for a family member, and how it came. */
    receivedFromId: uuid().references(() => familyMembers.id),
    cameBy: text(),
    /** Whether the child's name stands in the file; null: no text could be read in it. */
    namesChild: boolean(),
    /** References and UPNs of other children that stand in the file. */
    otherChildren: integer().notNull().default(0),
    /** When the file was looked through for names; null: not yet. */
    textReadAt: timestamp({ withTimezone: true }),
    /** When staff first opened it: what a family sent is to be read until then. */
    openedByStaffAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('documents_case_idx').on(t.caseId),
    index('documents_unchecked_idx').on(t.scanDueAt).where(sql`${t.scanStatus} in ('waiting', 'unscanned')`),
    index('documents_unread_text_idx')
      .on(t.scanDueAt)
      .where(sql`${t.textReadAt} is null and ${t.scanStatus} in ('clean', 'unscanned')`),
    index('documents_to_read_idx')
      .on(t.uploadedAt, t.id)
      .where(
        sql`${t.openedByStaffAt} is null and num_nonnulls(${t.uploadedByFamilyMemberId}, ${t.receivedFromId}) > 0`,
      ),
    unique('documents_storage_key').on(t.storageKey),
    check(
      'documents_kind_known',
      sql`${t.kind} in ('advice', 'draft-plan', 'plan', 'review', 'evidence', 'other')`,
    ),
    check('documents_scan_known', sql`${t.scanStatus} in ('waiting', 'clean', 'infected', 'unscanned')`),
    check(
      'documents_one_uploader',
      sql`num_nonnulls(${t.uploadedByStaffId}, ${t.uploadedByFamilyMemberId}) = 1`,
    ),
    check('documents_came_by_known', sql`${t.cameBy} in ('phone', 'post', 'in-person', 'email')`),
    check(
      'documents_received_by_staff',
      sql`(${t.receivedFromId} is null) = (${t.cameBy} is null) and num_nonnulls(${t.receivedFromId}, ${t.uploadedByFamilyMemberId}) < 2`,
    ),
    check('documents_released_by_someone', sql`(${t.releasedAt} is null) = (${t.releasedById} is null)`),
    check('documents_released_once_checked', sql`${t.releasedAt} is null or ${t.scanStatus} <> 'waiting'`),
  ],
)
