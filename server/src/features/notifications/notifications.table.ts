import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { familyMembers, staffMembers } from '../people/people.table.ts'

/**
 * Outbox and ledger in one: written with the change it tells of, sent by the worker, kept as proof.
 * `eventKey`, person and channel are unique, so the same event can't be told twice.
 */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    eventKey: text().notNull(),
    kind: text().notNull(),
    channel: text().notNull().default('email'),
    familyMemberId: uuid().references(() => familyMembers.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    /** An address (or mobile number) that is on nobody's record yet, sealed: who joins, or who changes theirs. */
    sealedTo: text(),
    /** The case it is about, so that everything waiting can be stopped at once; never put into the message. */
    caseId: uuid(),
    /** The few plain values the words need (a reference, a day, a sign-in attempt's id): never personal data. */
    values: jsonb().$type<Record<string, string>>().notNull().default({}),
    templateVersion: integer().notNull(),
    status: text().notNull().default('waiting'),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Not before this moment: set after a failed try. */
    dueAt: timestamp({ withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    attemptedAt: timestamp({ withTimezone: true }),
    sentAt: timestamp({ withTimezone: true }),
    /** Kind of the last failure, without addresses. */
    lastError: text(),
  },
  (t) => [
    unique('notifications_once_key')
      .on(t.eventKey, t.familyMemberId, t.staffMemberId, t.channel)
      .nullsNotDistinct(),
    index('notifications_waiting_idx').on(t.dueAt, t.id).where(sql`${t.status} = 'waiting'`),
    index('notifications_case_idx').on(t.caseId),
    check('notifications_status_known', sql`${t.status} in ('waiting', 'sent', 'failed', 'stopped')`),
    check('notifications_channel_known', sql`${t.channel} in ('email', 'text')`),
    check(
      'notifications_one_person',
      sql`num_nonnulls(${t.familyMemberId}, ${t.staffMemberId}) = 1 or (${t.sealedTo} is not null and num_nonnulls(${t.familyMemberId}, ${t.staffMemberId}) < 2)`,
    ),
  ],
)
