import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { cases } from '../cases/cases.table.ts'
import { familyMembers, staffMembers } from '../people/people.table.ts'

/** One matter somebody asked about, over any channel. */
export const enquiries = pgTable(
  'enquiries',
  {
    id: uuid().primaryKey(),
    reference: text().notNull().default(sql`next_reference('ENQ')`),
    caseId: uuid().references(() => cases.id),
    /** Who asked; null when they are not (yet) linked to an account. */
    familyMemberId: uuid().references(() => familyMembers.id),
    /** Name, email and phone as given by someone without an account. */
    contact: jsonb().$type<{ name?: string; email?: string; phone?: string }>(),
    contactName: text().notNull(),
    channel: text().notNull(),
    topics: text().array().notNull(),
    /** 0 (at once) to 4 (ten working days). */
    priority: smallint().notNull(),
    /**
     * waiting: our turn. paused: theirs, and the promise stands still meanwhile. answered: theirs. closed: done, until
     * they write again. spam: nobody is owed anything, and no figure counts it.
     */
    status: text().notNull().default('waiting'),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    /** Since when they have waited for us; null unless waiting. */
    waitingSince: timestamp({ withTimezone: true }),
    /** The day promised for the next answer, Europe/London; null unless waiting. */
    replyBy: date({ mode: 'string' }),
    team: text().notNull(),
    ownerId: uuid().references(() => staffMembers.id),
    closedAt: timestamp({ withTimezone: true }),
    /** Reference, asker, child and case reference for the search index; kept by a trigger. */
    searchText: text().notNull().default(''),
    /** `token id:key` of the request that made it, so that a retry finds it again. */
    idempotencyKey: text(),
    /** Who of staff wrote it down, where it came by phone, post or at the door. */
    recordedByStaffId: uuid().references(() => staffMembers.id),
    /** When a person first gave a real answer, in any round; never taken back. */
    firstAnsweredAt: timestamp({ withTimezone: true }),
    /** How many times they have come to us about this matter. */
    contactCount: smallint().notNull().default(1),
    reopenedCount: smallint().notNull().default(0),
    /** Whose it has become: 0 the owner's, 1 a senior's, 2 a manager's. Only ever goes up while it waits. */
    escalation: smallint().notNull().default(0),
    escalatedAt: timestamp({ withTimezone: true }),
    /** Since when it waits for the family, and the working days that were left of the promise then; null unless paused. */
    pausedSince: timestamp({ withTimezone: true }),
    pausedDaysLeft: smallint(),
    /** Out of the queue until this day, Europe/London, or until something happens: never past the promised day. */
    snoozedUntil: date({ mode: 'string' }),
    /** The enquiry that this one was joined to: what it says goes on there. */
    mergedIntoId: uuid().references((): AnyPgColumn => enquiries.id),
    /** Why the asker says that it is urgent: a code (shared/src/enquiries/asking.ts). A person confirms it. */
    urgentBecause: text(),
    /** What a school asks about, and what lets it ask for a family: codes, both or neither. */
    schoolReason: text(),
    legalBasis: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    unique('enquiries_reference_key').on(t.reference),
    uniqueIndex('enquiries_idempotency_key').on(t.idempotencyKey).where(sql`${t.idempotencyKey} is not null`),
    // A risk of harm stands before every promise. With what the policies of staff and the counts above the queue look
    // at: each is read in this order and counted in an index alone.
    index('enquiries_queue_idx')
      .on(
        sql`(${t.priority} > 0)`,
        t.replyBy,
        t.id,
        t.caseId,
        t.familyMemberId,
        t.snoozedUntil,
        t.ownerId,
        t.team,
        t.priority,
        t.escalation,
      )
      .where(sql`${t.status} = 'waiting'`),
    index('enquiries_owner_queue_idx')
      .on(
        t.ownerId,
        sql`(${t.priority} > 0)`,
        t.replyBy,
        t.id,
        t.caseId,
        t.familyMemberId,
        t.snoozedUntil,
        t.priority,
      )
      .where(sql`${t.status} = 'waiting'`),
    index('enquiries_team_queue_idx')
      .on(
        t.team,
        sql`(${t.priority} > 0)`,
        t.replyBy,
        t.id,
        t.caseId,
        t.familyMemberId,
        t.snoozedUntil,
        t.priority,
      )
      .where(sql`${t.status} = 'waiting'`),
    index('enquiries_put_aside_idx')
      .on(t.status, t.snoozedUntil, t.id, t.caseId, t.familyMemberId, t.ownerId, t.team)
      .where(sql`${t.snoozedUntil} is not null`),
    // What is rare among those who wait is counted without looking at all of them.
    index('enquiries_urgent_idx')
      .on(t.priority, t.id, t.caseId, t.familyMemberId, t.snoozedUntil, t.ownerId, t.team)
      .where(sql`${t.status} = 'waiting' and ${t.priority} < 2`),
    index('enquiries_escalated_idx')
      .on(t.escalation, t.id, t.caseId, t.familyMemberId, t.snoozedUntil, t.ownerId, t.team)
      .where(sql`${t.status} = 'waiting' and ${t.escalation} > 0`),
    index('enquiries_unlinked_idx')
      .on(t.id, t.caseId, t.familyMemberId, t.snoozedUntil, t.ownerId, t.team)
      .where(sql`${t.status} = 'waiting' and ${t.caseId} is null`),
    index('enquiries_opened_idx').on(t.openedAt, t.id),
    index('enquiries_case_idx').on(t.caseId, t.openedAt),
    index('enquiries_family_member_idx').on(t.familyMemberId, t.openedAt),
    check('enquiries_status_known', sql`${t.status} in ('waiting', 'paused', 'answered', 'closed', 'spam')`),
    check('enquiries_channel_known', sql`${t.channel} in ('web', 'email', 'phone', 'post', 'drop-in')`),
    check('enquiries_priority_known', sql`${t.priority} between 0 and 4`),
    check('enquiries_waiting_has_promise', sql`(${t.status} = 'waiting') = (${t.replyBy} is not null)`),
    check(
      'enquiries_paused_has_rest',
      sql`(${t.status} = 'paused') = (${t.pausedSince} is not null) and (${t.pausedSince} is null) = (${t.pausedDaysLeft} is null)`,
    ),
    check(
      'enquiries_basis_known',
      sql`${t.legalBasis} in ('consent', 'legal-duty', 'no-personal-matter') and ${t.schoolReason} is not null or ${t.legalBasis} is null and ${t.schoolReason} is null`,
    ),
    check('enquiries_escalation_known', sql`${t.escalation} between 0 and 2`),
    check('enquiries_merged_is_closed', sql`${t.mergedIntoId} is null or ${t.status} = 'closed'`),
    index('enquiries_merged_idx').on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
  ],
)

/** What was said, and staff's internal notes. Append-only. */
export const messages = pgTable(
  'messages',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    /** message: both sides read it. note: staff only. */
    kind: text().notNull(),
    authorKind: text().notNull(),
    authorFamilyMemberId: uuid().references(() => familyMembers.id),
    authorStaffId: uuid().references(() => staffMembers.id),
    /** As shown to the other side at the time: a staff member's first name and team, or the asker's name. */
    authorName: text().notNull(),
    body: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    /** How this one came or went; null: on these pages. */
    channel: text(),
    /** Who of staff wrote it down for the family. */
    recordedByStaffId: uuid().references(() => staffMembers.id),
    /** How sure we are who sent an email: `signed` (it answers one that only they got), `address` (only the address fits). */
    senderProof: text(),
  },
  (t) => [
    check('messages_channel_known', sql`${t.channel} in ('email', 'phone', 'post', 'drop-in')`),
    check('messages_proof_known', sql`${t.senderProof} in ('signed', 'address')`),
    index('messages_enquiry_idx').on(t.enquiryId, t.writtenAt),
    check('messages_kind_known', sql`${t.kind} in ('message', 'note')`),
    check('messages_author_known', sql`${t.authorKind} in ('family', 'staff', 'contact', 'system')`),
  ],
)

/** A date given to a family: for an answer (enquiry_id) or for a late step of a case (case_id, duty). */
export const promises = pgTable(
  'promises',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid().references(() => enquiries.id),
    caseId: uuid().references(() => cases.id),
    duty: text(),
    dueOn: date({ mode: 'string' }).notNull(),
    madeAt: timestamp({ withTimezone: true }).notNull(),
    ownerId: uuid().references(() => staffMembers.id),
    /** Who the family is told stands behind it. */
    ownerName: text().notNull(),
    reason: text(),
    reasonWords: text(),
    keptAt: timestamp({ withTimezone: true }),
    /** A later promise took its place before it was kept. */
    replacedAt: timestamp({ withTimezone: true }),
    /** Stood still from here on, because we waited for the family; the promise made when they wrote took its place. */
    pausedAt: timestamp({ withTimezone: true }),
    /** While it stood still: when the family was reminded, and when we took note that nothing came. */
    remindedAt: timestamp({ withTimezone: true }),
    silenceNotedAt: timestamp({ withTimezone: true }),
    /** When its owner was warned that the day is near. */
    warnedAt: timestamp({ withTimezone: true }),
    /** When the hub noticed that the day passed, said sorry and gave a new one. */
    missedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('promises_enquiry_idx').on(t.enquiryId),
    index('promises_case_idx').on(t.caseId),
    // What the work of every minute looks through: the promises that run, and those that stand still.
    index('promises_running_idx')
      .on(t.dueOn, t.warnedAt, t.enquiryId)
      .where(
        sql`${t.enquiryId} is not null and ${t.keptAt} is null and ${t.replacedAt} is null and ${t.pausedAt} is null`,
      ),
    index('promises_paused_idx')
      .on(t.pausedAt)
      .where(sql`${t.pausedAt} is not null and ${t.keptAt} is null and ${t.replacedAt} is null`),
    check('promises_about_one_thing', sql`num_nonnulls(${t.enquiryId}, ${t.caseId}) = 1`),
  ],
)
