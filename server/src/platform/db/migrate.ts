import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { letAppSignIn } from './let-app-sign-in.ts'

const folder = fileURLToPath(new URL('../../../../migrations', import.meta.url))

/** Any number, the same for every process: only one migrates at a time. */
const lockNumber = 886_2014

/**
 * Brings the database to this version, as the role that owns the tables, and lets the role of `appUrl` work for the
 * hub; does nothing where that is so already.
 * @throws Error in one sentence when the database is older than Postgres 15 or can't be reached
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // lost between two statements, as by Ctrl-C: the next one fails by itself
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    if ((rows[0]?.version ?? 0) < 150_000) throw new Error('The database must be Postgres 15 or later.')
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    if (!(await isMigrated(client))) await applyMigrations(client)
    await letAppSignIn(client, appUrl)
    await client.query('call continue_transaction_numbers()') // after a dump was read in: see migrations/0006
  } finally {
    await client.end() // lets go of the lock too
  }
}

/** Loading Drizzle takes 0.4 s, which a start without a new migration need not wait for. */
async function applyMigrations(client: pg.Client): Promise<void> {
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { migrate: apply } = await import('drizzle-orm/node-postgres/migrator')
  await apply(drizzle(client), { migrationsFolder: folder })
}

/** There is no role hub_app; or it may not read the list of migrations, or not be become by who signed in. */
const notLetInYet = ['22023', '42501']

/** Whether the database has every migration of this version, and lets this connection work. */
export async function isMigrated(db: pg.Client | pg.Pool): Promise<boolean> {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')) as { entries: unknown[] }
  try {
    return (await countApplied(db)) >= journal.entries.length
  } catch (error) {
    if (notLetInYet.includes((error as pg.DatabaseError).code ?? '')) return false
    throw error
  }
}

async function countApplied(db: pg.Client | pg.Pool): Promise<number> {
  const table = await db.query<{ exists: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as exists",
  )
  if (!table.rows[0]?.exists) return 0
  const { rows } = await db.query<{ applied: number }>(
    'select count(*)::int as applied from drizzle.__drizzle_migrations',
  )
  return rows[0]?.applied ?? 0
}
