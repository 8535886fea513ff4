import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/platform/db/migrate.ts'
import { countHolders } from '../src/platform/embedded-postgres/holders.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  stopIfRunning,
} from '../src/platform/embedded-postgres/index.ts'
import { templateName } from './test-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test cluster, as the role that owns the tables: no superuser, but it may create databases. */
    clusterUrl: string
    /** The same, as the role that the hub signs in with. */
    clusterAppUrl: string
  }
}

const folderPrefix = 'send-hub-test-'

/** One cluster for the run, in a folder that goes away with it, and one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix))
  const cluster = await startEmbeddedPostgres({ dataDir, forTests: true })
  const teardown = async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster)
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('clusterUrl', cluster.ownerUrl)
  project.provide('clusterAppUrl', cluster.url)
  return teardown
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

/** A run that was killed leaves its cluster running: the next run tidies up. */
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix))
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const holders = join(folder, 'holders')
    const isHeld = (await readdir(holders).catch(() => null)) === null || (await countHolders(folder)) > 0
    if (isHeld) continue // or it is just starting
    await stopIfRunning(folder)
    await rm(folder, { recursive: true, force: true })
  }
}
