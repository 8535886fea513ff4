import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { familyMembers, staffMembers } from '../../people/people.table.ts'
import { caseEvents, cases } from '../cases.table.ts'

/**
 * What one person thinks of one draft, section by section. Kept as it is typed; staff read it once it was sent, and
 * from then on it stays as it is: whoever has more to say begins another.
 */
export const draftComments = pgTable(
  'draft_comments',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    /** The event by which the draft was served. */
    draftEventId: uuid()
      .notNull()
      .references(() => caseEvents.id),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    /** By section, A to K. */
    sections: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The school or college this person asks for. */
    settingName: text(),
    /** Where staff entered them: when this person told us, noon for a day before. */
    sentAt: timestamp({ withTimezone: true }),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    /** How they reached us, where staff entered them for this person; null for what was typed here. */
    cameBy: text(),
    enteredById: uuid().references(() => staffMembers.id),
    /** Entered by mistake, such as for another person: nobody is shown them any more. */
    takenBackAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('draft_comments_typing_key')
      .on(t.draftEventId, t.familyMemberId)
      .where(sql`${t.sentAt} is null`),
    index('draft_comments_case_idx').on(t.caseId),
    index('draft_comments_person_idx').on(t.familyMemberId),
    check('draft_comments_came_by_known', sql`${t.cameBy} in ('phone', 'post', 'in-person', 'email')`),
    check(
      'draft_comments_entered',
      sql`(${t.cameBy} is null) = (${t.enteredById} is null) and (${t.enteredById} is null or ${t.sentAt} is not null)`,
    ),
    check('draft_comments_taken_back', sql`${t.takenBackAt} is null or ${t.enteredById} is not null`),
  ],
)

/** What a family asked for in one press; an officer owes an answer by a day. */
export const familyRequests = pgTable(
  'family_requests',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    draftEventId: uuid().references(() => caseEvents.id),
    kind: text().notNull(),
    words: text(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    answerBy: date({ mode: 'string' }).notNull(),
    answeredAt: timestamp({ withTimezone: true }),
    answer: text(),
    answerWords: text(),
    /** More time: the new last day to comment. */
    extendedTo: date({ mode: 'string' }),
    answeredById: uuid().references(() => staffMembers.id),
    /** First name and team, as the family reads it. */
    answeredByName: text(),
    /** How it reached us, where staff entered it for this person; null for what was asked here. */
    cameBy: text(),
    enteredById: uuid().references(() => staffMembers.id),
  },
  (t) => [
    uniqueIndex('family_requests_one_open_key')
      .on(t.caseId, t.familyMemberId, t.kind)
      .where(sql`${t.answeredAt} is null`),
    index('family_requests_case_idx').on(t.caseId),
    index('family_requests_open_idx').on(t.answerBy).where(sql`${t.answeredAt} is null`),
    check('family_requests_kind_known', sql`${t.kind} in ('meeting', 'more-time')`),
    check('family_requests_answer_known', sql`${t.answer} in ('agreed', 'declined')`),
    check('family_requests_came_by_known', sql`${t.cameBy} in ('phone', 'post', 'in-person', 'email')`),
    check('family_requests_entered', sql`(${t.cameBy} is null) = (${t.enteredById} is null)`),
    check('family_requests_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
)
