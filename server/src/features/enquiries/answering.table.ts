import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { familyMembers, staffMembers } from '../people/people.table.ts'
import { enquiries, messages } from './enquiries.table.ts'

/** What somebody of staff has written and not sent: one an enquiry, person and kind, kept until it is sent or thrown away. */
export const enquiryDrafts = pgTable(
  'enquiry_drafts',
  {
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    /** message, or note. */
    kind: text().notNull(),
    body: text().notNull(),
    /** Goes up with each save, so that two tabs can't overwrite each other unseen. */
    version: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    /** Asked a second pair of eyes to look: a colleague, or anybody. */
    reviewAskedAt: timestamp({ withTimezone: true }),
    reviewerId: uuid().references(() => staffMembers.id),
    reviewedAt: timestamp({ withTimezone: true }),
    reviewedById: uuid().references(() => staffMembers.id),
    /** ok, or change. */
    verdict: text(),
    reviewNote: text(),
    /** The draft as it was read: a newer one has changed since. */
    reviewedVersion: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.enquiryId, t.staffId, t.kind] }),
    check('enquiry_drafts_kind_known', sql`${t.kind} in ('message', 'note')`),
    check('enquiry_drafts_verdict_known', sql`${t.verdict} in ('ok', 'change')`),
  ],
)

/** A text to start an answer from, with placeholders that the case fills. A change is a new version; none is deleted. */
export const savedReplies = pgTable(
  'saved_replies',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    topics: text().array().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    writtenById: uuid().references(() => staffMembers.id),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique('saved_replies_title_key').on(t.title)],
)

/** A file with a message. As with documents: in the file store, checked before anybody is served it. */
export const messageFiles = pgTable(
  'message_files',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    /** Null until the message that it goes with is sent. */
    messageId: uuid().references(() => messages.id),
    fileName: text().notNull(),
    /** By content, never by the name. */
    mediaType: text().notNull(),
    byteSize: integer().notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    uploadedByStaffId: uuid().references(() => staffMembers.id),
    uploadedByFamilyMemberId: uuid().references(() => familyMembers.id),
    uploadedAt: timestamp({ withTimezone: true }).notNull(),
    /**
     * `unscanned`: no scanner is set up. `waiting`: in quarantine. `refused`: of a kind that we don't open; kept, and served
     * to staff alone, once they were warned.
     */
    scanStatus: text().notNull(),
    scanDueAt: timestamp({ withTimezone: true }).notNull(),
    scanAttempts: integer().notNull().default(0),
    /** Whom a file of staff names, looked through before it goes to a family; the words are kept nowhere. */
    namesChild: boolean(),
    otherChildren: integer().notNull().default(0),
    textReadAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('message_files_enquiry_idx').on(t.enquiryId),
    index('message_files_message_idx').on(t.messageId),
    index('message_files_unchecked_idx')
      .on(t.scanDueAt)
      .where(sql`${t.scanStatus} in ('waiting', 'unscanned')`),
    index('message_files_unread_idx')
      .on(t.scanDueAt)
      .where(sql`${t.textReadAt} is null and ${t.uploadedByStaffId} is not null`),
    unique('message_files_storage_key').on(t.storageKey),
    check(
      'message_files_scan_known',
      sql`${t.scanStatus} in ('waiting', 'clean', 'infected', 'unscanned', 'refused')`,
    ),
    check(
      'message_files_one_uploader',
      sql`num_nonnulls(${t.uploadedByStaffId}, ${t.uploadedByFamilyMemberId}) < 2`,
    ),
  ],
)
