import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Council, kent } from '@send-hub/shared'
import { type ImportSummary, importReturn } from '../src/features/sen2/index.ts'
import { openPool, type Pool } from '../src/platform/db/pool.ts'
import { createTestDatabase } from './test-database.ts'

export interface ImportInput {
  /** The return as XML. */
  xml: string
  /** The contacts as CSV; none if absent. */
  contacts?: string
  /** When the import runs, ISO 8601. */
  at?: string
  isDryRun?: boolean
  council?: Council
}

export interface TestImporter {
  pool: Pool
  url: string
  /** Writes the files and imports them. */
  run(input: ImportInput): Promise<ImportSummary>
  /** Reads as the owner of the tables. */
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>
  /** Fingerprint of every row of every table that an import may write: changes with any update, even to the same. */
  fingerprint(): Promise<string>
  close(): Promise<void>
}

const tables = [
  'children',
  'cases',
  'case_events',
  'case_access',
  'family_members',
  'notifications',
  'promises',
  'sessions',
  'import_runs',
  'import_faults',
  'audit_entries',
]

/** A hub database of its own, and imports into it. Close it in `afterEach`. Only in `*.api.test.ts`. */
export async function openImporter(): Promise<TestImporter> {
  const database = await createTestDatabase()
  const pool = openPool(database.url)
  const folder = await mkdtemp(join(tmpdir(), 'send-hub-import-'))
  let files = 0

  const save = async (text: string, ending: string) => {
    files += 1
    const path = join(folder, `${files}.${ending}`)
    await writeFile(path, text)
    return path
  }

  return {
    pool,
    url: database.url,
    async run({ xml, contacts, at = '2025-02-03T10:00:00Z', isDryRun = false, council = kent }) {
      return importReturn({
        pool,
        clock: { now: () => new Date(at) },
        council,
        returnPath: await save(xml, 'xml'),
        contactsPath: contacts === undefined ? undefined : await save(contacts, 'csv'),
        isDryRun,
      })
    },
    async rows<Row extends object>(sql: string, values: unknown[] = []) {
      return (await pool.query<Row>(sql, values)).rows
    },
    async fingerprint() {
      const parts = tables.map(
        (table) =>
          `select '${table}' as t, count(*) as n, md5(string_agg(xmin::text || ctid::text, ',' order by ctid)) from ${table}`,
      )
      return JSON.stringify((await pool.query(`${parts.join(' union all ')} order by t`)).rows)
    },
    async close() {
      await pool.end()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface ContactRow {
  upn?: string
  surname?: string
  forename?: string
  birthDate?: string
  name?: string
  relationship?: string
  isResponsible?: string
  email?: string
  phone?: string
  language?: string
}

/** A contacts file; each row is Isla Webb's mother unless it says otherwise. */
export function aContactsFile(...rows: ContactRow[]): string {
  const heading =
    'upn,child_surname,child_forename,child_birth_date,contact_name,relationship,parental_responsibility,email,phone,preferred_language'
  const lines = rows.map((row) =>
    [
      row.upn ?? 'Q886387415000',
      row.surname ?? 'Webb',
      row.forename ?? 'Isla',
      row.birthDate ?? '2019-07-29',
      row.name ?? 'Amelia Webb',
      row.relationship ?? 'mother',
      row.isResponsible ?? 'yes',
      row.email ?? 'amelia@example.test',
      row.phone ?? '07700 900001',
      row.language ?? 'en',
    ].join(','),
  )
  return [heading, ...lines, ''].join('\n')
}
