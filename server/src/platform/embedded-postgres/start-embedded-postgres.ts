import { access, constants, mkdir, realpath, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { withLock } from '../../../bin/lock-file.mjs'
import { SetupFault } from '../setup-fault.ts'
import { findBinaries } from './binaries.ts'
import { createCluster, readSecrets } from './create-cluster.ts'
import { type DatabaseUrls, ensureHubDatabase } from './ensure-hub-database.ts'
import { addHolder, countHolders } from './holders.ts'
import { findRunning, type Postmaster, removeStaleFile } from './postmaster-file.ts'
import { runners } from './runners.ts'
import { startServer, stopServer, waitUntilReady } from './server-process.ts'

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster, its log and its passwords; made when missing. */
  dataDir: string
  /** A free one when not given. */
  port?: number
  /** Nothing is written safely, and the hub's role may create databases. */
  forTests?: boolean
  /** At `stop`, a server that was found running with nobody using it goes on running. */
  leavesAsFound?: boolean
}

export interface EmbeddedPostgres extends DatabaseUrls {
  /** Whether the server ran already: after a crash of the hub, or because another process uses it. */
  reused: boolean
  /** Starts the server again, at the same address, if something ended it. Does nothing while it runs. */
  revive(): Promise<void>
  /** Lets go of the server; the last of its users to do so stops it. */
  stop(): Promise<void>
}

/**
 * Gives a Postgres that lives in `dataDir`: the one that runs there, or a new one.
 * @throws SetupFault when this machine can't run one
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await openHome(options.dataDir)
  const forTests = options.forTests ?? false
  const lock = join(home, 'lock')
  return withLock(lock, async () => {
    const secrets = await readSecrets(home)
    const found = await findServer(home)
    const server = found ?? (await launch(home, { ...options, forTests, password: secrets.superuser }))
    const urls = await ensureHubDatabase(server.port, secrets, forTests)
    const wasUnheld = found !== null && (await countHolders(home)) === 0
    const holder = await addHolder(home)

    const stop = async () => {
      await rm(holder, { force: true })
      if ((await countHolders(home)) > 0 || (wasUnheld && options.leavesAsFound)) return
      await stopIfRunning(home)
    }
    const revive = async () => {
      if (!(await findServer(home))) {
        await launch(home, { forTests, port: server.port, password: secrets.superuser })
      }
    }
    let stopping: Promise<void> | undefined
    return {
      ...urls,
      reused: found !== null,
      revive: async () => {
        if (!stopping && !(await isServing(home))) await withLock(lock, revive)
      },
      stop: () => {
        stopping ??= withLock(lock, stop)
        return stopping
      },
    }
  })
}

/** Stops the server of `dataDir`, whoever uses it. */
export async function stopIfRunning(dataDir: string): Promise<void> {
  const cluster = await clusterIn(dataDir)
  const running = cluster && (await findRunning(cluster))
  if (running) await stopServer(cluster, running, (await findBinaries()).native)
}

async function openHome(dataDir: string): Promise<string> {
  try {
    await mkdir(dirname(dataDir), { recursive: true })
    await mkdir(dataDir, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(resolve(dataDir))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SetupFault(
      `The folder ${dataDir} can't be made or written (${code}): run the hub as its owner, or set HUB_DATA_DIR to another folder.`,
    )
  }
}

/** The path Postgres was started with: links are followed, since it is compared with a running command line. */
function clusterIn(home: string): Promise<string | null> {
  return realpath(join(home, 'cluster')).catch(() => null)
}

async function isServing(home: string): Promise<boolean> {
  const cluster = await clusterIn(home)
  return cluster !== null && (await findRunning(cluster)) !== null
}

/** For whoever holds the lock. */
async function findServer(home: string): Promise<Postmaster | null> {
  const cluster = await clusterIn(home)
  if (!cluster) return null
  if (await findRunning(cluster)) return waitUntilReady(cluster)
  await removeStaleFile(cluster)
  return null
}

/** Tries each way of running Postgres here for real: what a container allows can't be told in advance. */
async function launch(
  home: string,
  options: { port?: number; forTests: boolean; password: string },
): Promise<Postmaster> {
  const binaries = await findBinaries()
  const reasons: string[] = []
  for (const runner of runners()) {
    try {
      const site = await runner.findSite(home, binaries)
      const cluster = (await clusterIn(home)) ?? (await createCluster(home, site, runner, options))
      return await startServer(home, cluster, site, runner, options)
    } catch (error) {
      if (!(error instanceof SetupFault)) throw error
      reasons.push(`${runner.name}: ${error.message}`)
    }
  }
  throw new SetupFault(`The embedded Postgres does not start. Tried ${reasons.join('; ')}`)
}
