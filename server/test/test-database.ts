import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type TestCluster, templateName } from './test-cluster.ts'

export interface TestDatabase {
  /** Signs in as the owner of the tables, who is no superuser: `set role` and row-level security work as in life. */
  url: string
  /** Signs in as the hub does: a role that owns nothing and works as hub_app (platform/db/app-pool.ts). */
  appUrl: string
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>
}

/**
 * A migrated, empty database of its own for one test file. Drop it in `afterAll`. Only in `*.api.test.ts`.
 * @param cluster that of the run unless given: a file that seals the audit needs one of its own, because a transaction
 * that is open in any database of a cluster holds the seal back
 */
export async function createTestDatabase(cluster?: TestCluster): Promise<TestDatabase> {
  const { url, appUrl } = cluster ?? { url: inject('clusterUrl'), appUrl: inject('clusterAppUrl') }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await query(url, `create database ${name} template ${templateName}`)
  const at = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href
  return { url: at(url), appUrl: at(appUrl), drop: () => drop(url, name) }
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
