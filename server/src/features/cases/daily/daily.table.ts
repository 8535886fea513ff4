import { boolean, date, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { cases } from '../cases.table.ts'

/**
 * The duties that are open on a case, as the statutory clock last reckoned them: for lists and counts only. Rewritten
 * by every act on the case and by the daily work. Late is whatever the council owes with a legal day before today.
 */
export const caseDuties = pgTable(
  'case_duties',
  {
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    kind: text().notNull(),
    /** The request for advice or the event it is about; all zeros where a case has one duty of the kind. */
    subjectId: uuid().notNull(),
    isCouncils: boolean().notNull(),
    legalOn: date({ mode: 'string' }).notNull(),
    actBy: date({ mode: 'string' }).notNull(),
    promisedOn: date({ mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.kind, t.subjectId] }),
    index('case_duties_legal_idx').on(t.isCouncils, t.legalOn),
    index('case_duties_kind_idx').on(t.kind, t.legalOn),
  ],
)

/** Work that is done once for each day; a day without a finished row is caught up. */
export const dailyRuns = pgTable(
  'daily_runs',
  {
    job: text().notNull(),
    /** The day in Europe/London that the work was for. */
    day: date({ mode: 'string' }).notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    finishedAt: timestamp({ withTimezone: true }),
    /** The last case that is done, in the order of ids: whoever goes on starts after it. */
    reached: uuid(),
    counts: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.job, t.day] })],
)
