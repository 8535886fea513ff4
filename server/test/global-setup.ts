import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { countHolders } from '../src/platform/embedded-postgres/holders.ts'
import { stopIfRunning } from '../src/platform/embedded-postgres/index.ts'
import { folderPrefix, startTestCluster } from './test-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test cluster, as the role that owns the tables: no superuser, but it may create databases. */
    clusterUrl: string
    /** The same, as the role that the hub signs in with. */
    clusterAppUrl: string
  }
}

/** One cluster for the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const { url, appUrl, stop } = await startTestCluster()
  project.provide('clusterUrl', url)
  project.provide('clusterAppUrl', appUrl)
  return stop
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
