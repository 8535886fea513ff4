import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** One month end as it was counted. `knownAt`: only what had been recorded by then counts, so that it can be taken again. */
export const snapshotRuns = pgTable('snapshot_runs', {
  monthEnd: date({ mode: 'string' }).primaryKey(),
  knownAt: timestamp({ withTimezone: true }).notNull(),
  takenAt: timestamp({ withTimezone: true }).notNull(),
  cases: integer().notNull(),
})

/** Where each case stood at the end of a month. */
export const caseSnapshots = pgTable(
  'case_snapshots',
  {
    monthEnd: date({ mode: 'string' })
      .notNull()
      .references(() => snapshotRuns.monthEnd),
    /** The case; no reference: of an erased case an id that was nobody's stands here, so that counts stay as they were. */
    caseId: uuid().notNull(),
    status: text().notNull(),
    district: text(),
    isLate: boolean().notNull(),
    hasException: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.monthEnd, t.caseId] }), index('case_snapshots_case_idx').on(t.caseId)],
)
