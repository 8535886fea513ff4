import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { children, familyMembers, staffMembers } from '../people/people.table.ts'
import { cases } from './cases.table.ts'

/** What must not be done around a child. Set and cleared by staff with the power `safeguarding` alone; never deleted. */
export const restrictions = pgTable(
  'restrictions',
  {
    id: uuid().primaryKey(),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    kind: text().notNull(),
    /** Of NO_CONTACT: who must not be reached and must not see. */
    familyMemberId: uuid().references(() => familyMembers.id),
    note: text().notNull(),
    setAt: timestamp({ withTimezone: true }).notNull(),
    setById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    /** The day to look at it again, Europe/London. It does not end by itself. */
    reviewOn: date({ mode: 'string' }),
    clearedAt: timestamp({ withTimezone: true }),
    clearedById: uuid().references(() => staffMembers.id),
    clearNote: text(),
  },
  (t) => [
    index('restrictions_live_idx').on(t.childId).where(sql`${t.clearedAt} is null`),
    check(
      'restrictions_kind_known',
      sql`${t.kind} in ('ADDRESS_HIDDEN', 'NO_CONTACT', 'COURT_ORDER', 'SAFEGUARDING_HOLD')`,
    ),
    check('restrictions_person', sql`(${t.kind} = 'NO_CONTACT') = (${t.familyMemberId} is not null)`),
    check('restrictions_cleared_by_someone', sql`(${t.clearedAt} is null) = (${t.clearedById} is null)`),
  ],
)

/** A child whom a member of staff is kept away from; without one: everybody but those in named_staff. */
export const staffLocks = pgTable(
  'staff_locks',
  {
    id: uuid().primaryKey(),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    /** `relative`, `knows-family`, `colleague`. */
    reason: text().notNull(),
    setAt: timestamp({ withTimezone: true }).notNull(),
    setById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    clearedAt: timestamp({ withTimezone: true }),
    clearedById: uuid().references(() => staffMembers.id),
  },
  (t) => [
    index('staff_locks_live_idx').on(t.staffMemberId).where(sql`${t.clearedAt} is null`),
    index('staff_locks_child_idx').on(t.childId),
    check('staff_locks_reason_known', sql`${t.reason} in ('relative', 'knows-family', 'colleague')`),
  ],
)

/** Who may still open a child's cases that are closed to all staff. */
export const namedStaff = pgTable(
  'named_staff',
  {
    childId: uuid()
      .notNull()
      .references(() => children.id),
    staffMemberId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    namedAt: timestamp({ withTimezone: true }).notNull(),
    namedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
  },
  (t) => [primaryKey({ columns: [t.childId, t.staffMemberId] })],
)

/** A locked case opened in an emergency: for an hour, with a reason, and managers are told. */
export const brokenGlass = pgTable(
  'broken_glass',
  {
    id: uuid().primaryKey(),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    staffMemberId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    reason: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** A manager has looked at it. */
    seenAt: timestamp({ withTimezone: true }),
    seenById: uuid().references(() => staffMembers.id),
    seenNote: text(),
  },
  (t) => [index('broken_glass_person_idx').on(t.staffMemberId, t.expiresAt)],
)

/**
 * Whether a young person can make one decision themselves, and who acts for it if not. Never a blanket flag: one row
 * a decision, with an end. Sources: Mental Capacity Act 2005; SEND Regulations 2014 reg 64.
 */
export const capacityDecisions = pgTable(
  'capacity_decisions',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    /** See capacityMatters. */
    matter: text().notNull(),
    hasCapacity: text().notNull(),
    reasons: text().notNull(),
    /** Who acts for the young person in this matter. */
    alternativePersonId: uuid().references(() => familyMembers.id),
    decidedOn: date({ mode: 'string' }).notNull(),
    /** The last day it holds; then it is asked again. */
    endsOn: date({ mode: 'string' }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
    recordedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('capacity_decisions_case_idx').on(t.caseId),
    check(
      'capacity_decisions_matter_known',
      sql`${t.matter} in ('assessment', 'draft', 'plan', 'review', 'appeal', 'sharing')`,
    ),
    check('capacity_decisions_finding_known', sql`${t.hasCapacity} in ('yes', 'no')`),
    check(
      'capacity_decisions_someone_acts',
      sql`(${t.hasCapacity} = 'no') = (${t.alternativePersonId} is not null)`,
    ),
  ],
)

/** A child's rights passing to the young person: who was warned when, and when the parents' access became theirs to give. */
export const rightsTransfers = pgTable('rights_transfers', {
  childId: uuid()
    .primaryKey()
    .references(() => children.id),
  /** The first day the rights are the young person's. */
  passesOn: date({ mode: 'string' }).notNull(),
  firstWarnedOn: date({ mode: 'string' }).notNull(),
  /** The parents' access changes on this day: never before three months of warning. */
  changesOn: date({ mode: 'string' }).notNull(),
  monthWarnedOn: date({ mode: 'string' }),
  changedOn: date({ mode: 'string' }),
})

/** A young person's answer to "may this parent go on seeing your case?" One row an answer; the newest counts. */
export const parentConsents = pgTable(
  'parent_consents',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    parentId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    youngPersonId: uuid().references(() => familyMembers.id),
    /** What they may see from the day on; `none`: nothing. */
    level: text().notNull(),
    /** `here`, or how staff were told: see cameBy. */
    toldBy: text().notNull(),
    answeredAt: timestamp({ withTimezone: true }).notNull(),
    enteredById: uuid().references(() => staffMembers.id),
  },
  (t) => [
    index('parent_consents_case_idx').on(t.caseId, t.parentId),
    check('parent_consents_level_known', sql`${t.level} in ('none', 'status', 'status+documents', 'act')`),
  ],
)

/** A bulk act that tells families something: one person asks, another one lets it go. */
export const bulkOrders = pgTable(
  'bulk_orders',
  {
    id: uuid().primaryKey(),
    /** The order as it was previewed. */
    bulkOrder: jsonb().$type<Record<string, unknown>>().notNull(),
    caseCount: integer().notNull(),
    askedById: uuid()
      .notNull()
      .references(() => staffMembers.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    decision: text(),
    /** Why it was stopped. */
    decisionReason: text(),
    decidedById: uuid().references(() => staffMembers.id),
    decidedAt: timestamp({ withTimezone: true }),
    result: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('bulk_orders_waiting_idx').on(t.askedAt).where(sql`${t.decision} is null`),
    check('bulk_orders_decision_known', sql`${t.decision} in ('sent', 'stopped')`),
    check('bulk_orders_two_people', sql`${t.decision} <> 'sent' or ${t.decidedById} <> ${t.askedById}`),
    check('bulk_orders_decided_by_someone', sql`(${t.decision} is null) = (${t.decidedById} is null)`),
  ],
)
