import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { staffMembers } from '../../people/people.table.ts'
import { cases } from '../cases.table.ts'

/** A report the council must seek for an assessment: from whom, when asked, when it came. SEND Regulations 2014, regs 6 and 8. */
export const adviceRequests = pgTable(
  'advice_requests',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    kind: text().notNull(),
    /** As the family reads it: a profession or role, never a person. */
    askedOf: text().notNull(),
    /** Staff only: the person or service, and how to reach them. */
    contactName: text(),
    contactPhone: text(),
    contactEmail: text(),
    askedOn: date({ mode: 'string' }).notNull(),
    arrivedOn: date({ mode: 'string' }),
    /** Asked by mistake, or no longer needed. */
    cancelledOn: date({ mode: 'string' }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('advice_requests_case_idx').on(t.caseId),
    index('advice_requests_open_idx')
      .on(t.askedOn)
      .where(sql`${t.arrivedOn} is null and ${t.cancelledOn} is null`),
    check(
      'advice_requests_kind_known',
      sql`${t.kind} in ('family', 'setting', 'health', 'psychology', 'social-care', 'sensory', 'youth-justice', 'other')`,
    ),
  ],
)

/** What was done about a report that is late or about to be. The note is staff's own; the family sees when and how. */
export const adviceChases = pgTable(
  'advice_chases',
  {
    id: uuid().primaryKey(),
    adviceRequestId: uuid()
      .notNull()
      .references(() => adviceRequests.id),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    chasedOn: date({ mode: 'string' }).notNull(),
    how: text().notNull(),
    note: text(),
    staffId: uuid().references(() => staffMembers.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('advice_chases_request_idx').on(t.adviceRequestId),
    index('advice_chases_case_idx').on(t.caseId),
    check('advice_chases_how_known', sql`${t.how} in ('phone', 'email', 'letter', 'meeting', 'escalated')`),
  ],
)

/** A school or college asked whether it can help. It has 15 days; the council goes on without an answer. Code 9.83. */
export const settingConsultations = pgTable(
  'setting_consultations',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    settingName: text().notNull(),
    urn: text(),
    askedOn: date({ mode: 'string' }).notNull(),
    answeredOn: date({ mode: 'string' }),
    answer: text(),
    note: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('setting_consultations_case_idx').on(t.caseId),
    check(
      'setting_consultations_answer_known',
      sql`${t.answer} in ('can-meet-needs', 'cannot-meet-needs', 'full', 'other')`,
    ),
    check('setting_consultations_answered', sql`(${t.answer} is null) = (${t.answeredOn} is null)`),
  ],
)
