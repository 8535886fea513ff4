import { boolean, date, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** One run of `import-sen2` that went in. A run that failed leaves no row: it never happened. */
export const importRuns = pgTable('import_runs', {
  id: uuid().primaryKey(),
  lea: text().notNull(),
  collectionYear: integer().notNull(),
  /** The census day of the return. */
  referenceOn: date({ mode: 'string' }).notNull(),
  fileSha256: text().notNull(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  finishedAt: timestamp({ withTimezone: true }).notNull(),
  counts: jsonb().$type<Record<string, unknown>>().notNull(),
})

/** Rows of a file that were left out, or went in but want a look. No personal data: the place in the file tells. */
export const importFaults = pgTable(
  'import_faults',
  {
    id: uuid().primaryKey(),
    runId: uuid()
      .notNull()
      .references(() => importRuns.id),
    file: text().notNull(),
    line: integer().notNull(),
    path: text().notNull(),
    what: text().notNull(),
    fix: text().notNull(),
    isLeftOut: boolean().notNull(),
  },
  (t) => [index('import_faults_run_idx').on(t.runId)],
)
