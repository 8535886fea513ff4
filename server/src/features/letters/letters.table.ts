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
import { familyMembers, staffMembers } from '../people/people.table.ts'

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
    /** When the addressee first opened it here. This and the posting are all that changes of a letter. */
    firstReadAt: timestamp({ withTimezone: true }),
    /** The day it went to the post; only of those that go by post. */
    postedOn: date({ mode: 'string' }),
    postedById: uuid().references(() => staffMembers.id),
  },
  (t) => [
    unique('letters_event_person_key').on(t.eventId, t.familyMemberId),
    index('letters_case_idx').on(t.caseId),
    index('letters_person_idx').on(t.familyMemberId),
    index('letters_to_post_idx').on(t.createdAt, t.id).where(sql`${t.isByPost} and ${t.postedOn} is null`),
    check('letters_template_version_positive', sql`${t.templateVersion} > 0`),
    check(
      'letters_posted_by_someone',
      sql`(${t.postedOn} is null) = (${t.postedById} is null) and (${t.postedOn} is null or ${t.isByPost})`,
    ),
    check('letters_posted_once_written', sql`${t.postedOn} >= ${t.sentOn}`),
  ],
)
