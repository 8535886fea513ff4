import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { enquiries, messages } from '../enquiries/enquiries.table.ts'

/**
 * Every mail that was handed to us or fetched, stored before it is acknowledged. The mail itself is in the file store under
 * `storageKey`, as it came.
 */
export const inboundMails = pgTable(
  'inbound_mails',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of what makes it one mail however often, and to however many of our addresses, it is delivered. */
    dedupeKey: text().notNull(),
    storageKey: text().notNull(),
    byteSize: integer().notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
    /** lmtp, or imap. */
    cameBy: text().notNull(),
    /** The address it was sent to, and who the envelope says it is from; empty for a bounce. */
    envelopeTo: text().notNull(),
    envelopeFrom: text().notNull(),
    status: text().notNull().default('received'),
    /** What became of it, once it is filed: one of `mailOutcomes` (shared/src/enquiries/mail.ts). */
    outcome: text(),
    filedAt: timestamp({ withTimezone: true }),
    enquiryId: uuid().references(() => enquiries.id),
    messageId: uuid().references(() => messages.id),
    /** Not worked on before this moment: set ahead while one works on it, and after a try that failed. */
    dueAt: timestamp({ withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    /** Why it could not be read: a code, never the mail's words. */
    fault: text(),
    /** How often it was delivered again. */
    copies: integer().notNull().default(0),
    /** Its own Message-ID, bare and in lower case, so that answers to it find it; null until it is read, or without one. */
    mailId: text(),
    /** Who it says it is from, in lower case, and its subject: for staff who decide what becomes of it. */
    sender: text(),
    subject: text(),
    /** When its sender was told that we have it: once an hour at most. */
    acknowledgedAt: timestamp({ withTimezone: true }),
    /** Set when staff have dealt with a mail that became no enquiry. */
    seenAt: timestamp({ withTimezone: true }),
    /** Whether it was proven who sent it, once it is filed: two counts, so that nobody's mail is held back for a forger's. */
    isSenderProven: boolean(),
    /** One of too many of its sender: the id of the first that was held back with it, which may be gone. */
    floodId: uuid(),
  },
  (t) => [
    unique('inbound_mails_dedupe_key').on(t.dedupeKey),
    unique('inbound_mails_storage_key').on(t.storageKey),
    index('inbound_mails_due_idx').on(t.dueAt).where(sql`${t.status} = 'received'`),
    index('inbound_mails_enquiry_idx').on(t.enquiryId),
    index('inbound_mails_message_idx').on(t.messageId),
    index('inbound_mails_received_idx').on(t.receivedAt),
    index('inbound_mails_mail_id_idx').on(t.mailId),
    index('inbound_mails_sender_idx').on(t.sender, t.receivedAt),
    index('inbound_mails_apart_idx')
      .on(t.receivedAt, t.id)
      .where(sql`${t.enquiryId} is null and ${t.status} <> 'received'`),
    // What counts of a sender, and what waits of one: neither grows with what a flood leaves behind.
    index('inbound_mails_taken_idx')
      .on(sql`coalesce(${t.sender}, '')`, t.isSenderProven, t.receivedAt)
      .where(sql`${t.floodId} is null and ${t.outcome} in ('new-enquiry', 'joined', 'noted-automatic')`),
    index('inbound_mails_held_idx')
      .on(sql`coalesce(${t.sender}, '')`, t.isSenderProven)
      .where(sql`${t.floodId} is not null and ${t.enquiryId} is null and ${t.seenAt} is null`),
    index('inbound_mails_flood_idx')
      .on(t.floodId, t.receivedAt, t.id)
      .where(sql`${t.floodId} is not null and ${t.enquiryId} is null`),
    check('inbound_mails_status_known', sql`${t.status} in ('received', 'filed', 'unreadable')`),
    check('inbound_mails_came_by_known', sql`${t.cameBy} in ('lmtp', 'imap')`),
    check('inbound_mails_filed', sql`(${t.status} = 'filed') = (${t.outcome} is not null)`),
  ],
)
