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
  uuid,
} from 'drizzle-orm/pg-core'
import { caseEvents, cases } from '../cases/cases.table.ts'
import { familyMembers } from '../people/people.table.ts'

/** A decision letter to one person, its words frozen as they were sent; the PDF is drawn from them. */
export const letters = pgTable(
  'letters',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    /** The decision it tells of. */
    eventId: uuid()
      .notNull()
      .references(() => caseEvents.id),
    kind: text().notNull(),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    /** Headings, paragraphs and lists in order: shared/src/letters/letter-views.ts. */
    content: jsonb().notNull(),
    templateVersion: integer().notNull(),
    /** Went by post, because this person had no way to sign in that day; else it is read here. */
    isByPost: boolean().notNull(),
    sentOn: date({ mode: 'string' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When the addressee first opened it here; the only column that changes. */
    firstReadAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('letters_event_person_key').on(t.eventId, t.familyMemberId),
    index('letters_case_idx').on(t.caseId),
    index('letters_person_idx').on(t.familyMemberId),
    check('letters_template_version_positive', sql`${t.templateVersion} > 0`),
  ],
)
