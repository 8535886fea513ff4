import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/db/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'

/** The migrated, empty database that each test file clones. */
export const templateName = 'hub_template'
/** How the folders of clusters begin, in the system's folder for temporary files. */
export const folderPrefix = 'send-hub-test-'

/** A Postgres for tests. */
export interface TestCluster {
  /** As the role that owns the tables: no superuser, but it may create databases. */
  url: string
  /** As the role that the hub signs in with. */
  appUrl: string
  /** Stops it, and its folder goes away. */
  stop(): Promise<void>
}

/** Starts one, in a folder of its own, with the database to clone. */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix))
  const cluster = await startEmbeddedPostgres({ dataDir, forTests: true })
  const stop = async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: cluster.ownerUrl, appUrl: cluster.url, stop }
}

async function makeTemplate(cluster: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  await client.connect()
  try {
    await client.query(`create database ${templateName}`)
  } finally {
    await client.end()
  }
  const template = (url: string) => Object.assign(new URL(url), { pathname: `/${templateName}` }).href
  await migrate(template(cluster.ownerUrl), template(cluster.url))
}
