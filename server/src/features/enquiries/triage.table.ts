import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { familyMembers, staffMembers } from '../people/people.table.ts'
import { enquiries } from './enquiries.table.ts'

/** What was done with an enquiry, oldest first: append-only. Some kinds are the family's to see (`familyEnquiryEvents`). */
export const enquiryEvents = pgTable(
  'enquiry_events',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    /** One of `enquiryEventKinds` (shared/src/enquiries/enquiry-event.ts). */
    kind: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Who of staff did it; null: the hub itself, by its rules, or the family. */
    staffId: uuid().references(() => staffMembers.id),
    /** Codes, ids and days, and the reason in staff's words where one is owed. */
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index('enquiry_events_enquiry_idx').on(t.enquiryId, t.at)],
)

/** Something that one of us must do which is no enquiry: an address to check, a mail to read, a colleague's enquiry that is late. */
export const staffTasks = pgTable(
  'staff_tasks',
  {
    id: uuid().primaryKey(),
    /** One of `staffTaskKinds` (shared/src/enquiries/staff-task.ts). */
    kind: text().notNull(),
    /** The same cause makes one task while it is open. */
    causeKey: text().notNull(),
    team: text().notNull(),
    /** Whose alone it is; null: the team's. */
    forStaffId: uuid().references(() => staffMembers.id),
    enquiryId: uuid().references(() => enquiries.id),
    familyMemberId: uuid().references(() => familyMembers.id),
    inboundMailId: uuid(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    dueOn: date({ mode: 'string' }),
    doneAt: timestamp({ withTimezone: true }),
    doneById: uuid().references(() => staffMembers.id),
    outcome: text(),
  },
  (t) => [
    uniqueIndex('staff_tasks_open_cause_key').on(t.causeKey).where(sql`${t.doneAt} is null`),
    index('staff_tasks_open_idx').on(t.team, t.dueOn).where(sql`${t.doneAt} is null`),
    index('staff_tasks_enquiry_idx').on(t.enquiryId),
    check('staff_tasks_done_by_someone', sql`${t.doneAt} is not null or ${t.doneById} is null`),
  ],
)

/** A view of the queue under a name: the query of its address. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    name: text().notNull(),
    query: text().notNull(),
    /** Colleagues see it too. */
    isShared: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('saved_views_owner_idx').on(t.ownerId)],
)

/** Days on which somebody is away: nothing is given to them, and theirs goes to who covers. Europe/London. */
export const staffAbsences = pgTable(
  'staff_absences',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    fromOn: date({ mode: 'string' }).notNull(),
    toOn: date({ mode: 'string' }).notNull(),
    /** Null: their team. */
    coveredById: uuid().references(() => staffMembers.id),
    recordedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('staff_absences_staff_idx').on(t.staffId, t.toOn),
    check('staff_absences_days_in_order', sql`${t.fromOn} <= ${t.toOn}`),
    check('staff_absences_covered_by_another', sql`${t.coveredById} <> ${t.staffId}`),
  ],
)

/** Who has an enquiry open in a browser now. Rows of tabs that fell silent mean nothing and are swept. */
export const enquiryPresence = pgTable(
  'enquiry_presence',
  {
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    /** One browser tab. */
    tab: uuid().notNull(),
    isWriting: boolean().notNull(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enquiryId, t.staffId, t.tab] }),
    index('enquiry_presence_seen_idx').on(t.seenAt),
  ],
)
