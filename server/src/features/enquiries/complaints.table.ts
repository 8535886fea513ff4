import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { familyMembers } from '../people/people.table.ts'
import { enquiries } from './enquiries.table.ts'

/**
 * One stage of a complaint with its own clock; days in Europe/London, reckoned in working days. Source: LGSCO Complaint
 * Handling Code, used in its investigations from 1 April 2026.
 */
export const complaints = pgTable(
  'complaints',
  {
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    stage: smallint().notNull(),
    receivedOn: date({ mode: 'string' }).notNull(),
    acknowledgeBy: date({ mode: 'string' }).notNull(),
    acknowledgedOn: date({ mode: 'string' }),
    /** Null until it is acknowledged: the answer is counted from that day. */
    answerBy: date({ mode: 'string' }),
    /** A later day that was given, with why in words the family reads. */
    extendedTo: date({ mode: 'string' }),
    extensionReason: text(),
    answeredOn: date({ mode: 'string' }),
    outcome: text(),
  },
  (t) => [
    primaryKey({ columns: [t.enquiryId, t.stage] }),
    check('complaints_stage_known', sql`${t.stage} in (1, 2)`),
    check(
      'complaints_outcome_known',
      sql`${t.outcome} in ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn')`,
    ),
    check('complaints_answered', sql`(${t.answeredOn} is null) = (${t.outcome} is null)`),
    check('complaints_extension_has_reason', sql`(${t.extendedTo} is null) = (${t.extensionReason} is null)`),
  ],
)

/** The one question after an answer: did it answer you? */
export const enquiryFeedback = pgTable(
  'enquiry_feedback',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    familyMemberId: uuid().references(() => familyMembers.id),
    isAnswered: boolean().notNull(),
    givenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index('enquiry_feedback_enquiry_idx').on(t.enquiryId),
    index('enquiry_feedback_given_idx').on(t.givenAt),
  ],
)

/** An answer that was shown before somebody asked, and whether it was enough. Of nobody: only the topic and the stage. */
export const offeredAnswers = pgTable(
  'offered_answers',
  {
    id: uuid().primaryKey(),
    offeredOn: date({ mode: 'string' }).notNull(),
    topic: text().notNull(),
    stage: text().notNull(),
    /** answered: it was enough. asked: they still wrote. */
    outcome: text().notNull(),
  },
  (t) => [
    index('offered_answers_day_idx').on(t.offeredOn),
    check('offered_answers_outcome_known', sql`${t.outcome} in ('answered', 'asked')`),
  ],
)
