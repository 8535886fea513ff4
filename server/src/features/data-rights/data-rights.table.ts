import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { children, familyMembers, staffMembers } from '../people/people.table.ts'

/**
 * Somebody asks for a copy of what is held on a child. Due one month from the day of receipt: the same date next
 * month, the month's end if there is none, the next working day if that is a weekend or bank holiday (ICO).
 */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: uuid().primaryKey(),
    reference: text().notNull().default(sql`next_reference('SAR')`),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    /** Who asks: what is about other people is flagged for them. */
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    receivedOn: date({ mode: 'string' }).notNull(),
    /** What a child of 12 or over says to a parent's having a copy; null: younger, or the young person asks. */
    childView: text(),
    dueOn: date({ mode: 'string' }).notNull(),
    /** Two months more for a complex one; the family is told why within the first month. */
    extendedTo: date({ mode: 'string' }),
    extensionReason: text(),
    recordedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
    /** All flagged items were decided, and the package was made. */
    releasedAt: timestamp({ withTimezone: true }),
    releasedById: uuid().references(() => staffMembers.id),
    storageKey: text(),
    closedAt: timestamp({ withTimezone: true }),
    closedWhy: text(),
  },
  (t) => [
    unique('access_requests_reference_key').on(t.reference),
    index('access_requests_child_idx').on(t.childId),
    index('access_requests_person_idx').on(t.familyMemberId),
    index('access_requests_open_idx')
      .on(t.dueOn)
      .where(sql`${t.closedAt} is null and ${t.releasedAt} is null`),
  ],
)

/** One thing held on the child, as it goes into the copy or stays out of it. */
export const accessRequestItems = pgTable(
  'access_request_items',
  {
    id: uuid().primaryKey(),
    accessRequestId: uuid()
      .notNull()
      .references(() => accessRequests.id),
    /** Table and id of what is held. */
    source: text().notNull(),
    sourceId: uuid().notNull(),
    /** Holds, or may hold, something about another person: somebody decides before it goes out. */
    isFlagged: boolean().notNull(),
    whyFlagged: text(),
    /** SHA-256 of what it said when it was decided: what says something else by now is decided anew. */
    digest: text().notNull(),
    decision: text(),
    decisionReason: text(),
    decidedById: uuid().references(() => staffMembers.id),
    decidedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('access_request_items_source_key').on(t.accessRequestId, t.source, t.sourceId),
    check('access_request_items_decision_known', sql`${t.decision} in ('include', 'leave-out')`),
  ],
)

/** What a family says is wrong in our record, and what became of it. Both versions are kept. */
export const recordCorrections = pgTable(
  'record_corrections',
  {
    id: uuid().primaryKey(),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    caseId: uuid().notNull(),
    /** Who asked; null where staff saw the mistake themselves. */
    askedById: uuid().references(() => familyMembers.id),
    /** Whose own details it is about; null: the child's. */
    aboutId: uuid().references(() => familyMembers.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    /** See correctableFields; `other` for anything that is no single field. */
    field: text().notNull(),
    /** What it should say, in the asker's words. */
    shouldSay: text().notNull(),
    oldValue: text(),
    newValue: text(),
    decision: text(),
    /** Shown to who asked. */
    decisionReason: text(),
    decidedById: uuid().references(() => staffMembers.id),
    decidedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('record_corrections_child_idx').on(t.childId),
    index('record_corrections_asked_by_idx').on(t.askedById),
    index('record_corrections_about_idx').on(t.aboutId),
    index('record_corrections_open_idx').on(t.askedAt).where(sql`${t.decision} is null`),
    check('record_corrections_decision_known', sql`${t.decision} in ('corrected', 'not-corrected')`),
  ],
)

/** Nothing of this child is deleted while a hold lasts, whatever the retention rules say. */
export const legalHolds = pgTable(
  'legal_holds',
  {
    id: uuid().primaryKey(),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    reason: text().notNull(),
    setAt: timestamp({ withTimezone: true }).notNull(),
    setById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    liftedAt: timestamp({ withTimezone: true }),
    liftedById: uuid().references(() => staffMembers.id),
    liftReason: text(),
  },
  (t) => [index('legal_holds_live_idx').on(t.childId).where(sql`${t.liftedAt} is null`)],
)

/** Everything held on a child, or an enquiry of nobody's child, is deleted: asked by one, agreed by another. Holds no names. */
export const erasures = pgTable(
  'erasures',
  {
    id: uuid().primaryKey(),
    /** `child` or `enquiry`; the id of what was deleted. */
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    /** The retention rule that had run out, or `request`. */
    rule: text().notNull(),
    askedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    agreedById: uuid().references(() => staffMembers.id),
    agreedAt: timestamp({ withTimezone: true }),
    refusedAt: timestamp({ withTimezone: true }),
    refusedById: uuid().references(() => staffMembers.id),
    /** The rows are gone, in one transaction. */
    erasedAt: timestamp({ withTimezone: true }),
    /** How many rows of which table. */
    counts: jsonb().$type<Record<string, number>>(),
    /** Files still to be deleted from the store; the erasure is done when none is left. */
    filesLeft: text().array().notNull().default(sql`'{}'`),
    filesErased: integer().notNull().default(0),
    doneAt: timestamp({ withTimezone: true }),
    /** Keyed hash of the child's UPN, so that an import knows whom it must not bring back (docs/decisions/0022). */
    upnHash: text(),
  },
  (t) => [
    uniqueIndex('erasures_one_open_key').on(t.subjectKind, t.subjectId).where(sql`${t.refusedAt} is null`),
    index('erasures_waiting_idx').on(t.askedAt).where(sql`${t.doneAt} is null and ${t.refusedAt} is null`),
    check('erasures_subject_known', sql`${t.subjectKind} in ('child', 'enquiry')`),
    check('erasures_two_people', sql`${t.agreedById} <> ${t.askedById}`),
  ],
)
