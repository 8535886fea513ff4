import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** The migrated, empty database that each test file clones. */
export const templateName = 'hub_template'

export interface TestDatabase {
  /** Signs in as the owner of the tables, who is no superuser: `set role` and row-level security work as in life. */
  url: string
  /** Signs in as the hub does: a role that owns nothing and works as hub_app (platform/db/app-pool.ts). */
  appUrl: string
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>
}

/** A migrated, empty database of its own for one test file. Drop it in `afterAll`. Only in `*.api.test.ts`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await query(clusterUrl, `create database ${name} template ${templateName}`)
  const at = (cluster: string) => Object.assign(new URL(cluster), { pathname: `/${name}` }).href
  return { url: at(clusterUrl), appUrl: at(inject('clusterAppUrl')), drop: () => drop(clusterUrl, name) }
}

/** Postgres: permission denied. */
const notAllowed = '42501'

/**
 * Autovacuum may be at work in the database. Its worker is the superuser's, so that `force` is refused; a plain drop
 * asks the worker to leave by itself.
 */
async function drop(clusterUrl: string, name: string): Promise<void> {
  try {
    await query(clusterUrl, `drop database if exists ${name} with (force)`)
  } catch (error) {
    if ((error as { code?: string }).code !== notAllowed) throw error
    await query(clusterUrl, `drop database if exists ${name}`)
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
