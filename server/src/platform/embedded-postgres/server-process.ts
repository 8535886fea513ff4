import { execFile, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isAlive } from '../../../bin/lock-file.mjs'
import { SetupFault } from '../setup-fault.ts'
import { programIn } from './binaries.ts'
import { type Postmaster, readPostmaster } from './postmaster-file.ts'
import type { Runner, Site } from './runners.ts'

const pollMs = 10
/** Recovery after a crash of the machine may take a while; a server that dies is noticed at once. */
const startWithinMs = 120_000
const maxLogBytes = 5_000_000

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  // Statements and details hold people's names and words: keep them out of the log.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]
const settingsForTests = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts the server in the background, in a process group of its own: Ctrl-C reaches the hub first, which stops it
 * last. Returns when it takes connections.
 * @throws SetupFault with Postgres's own reason when it does not start
 */
export async function startServer(
  home: string,
  cluster: string,
  site: Site,
  runner: Runner,
  options: { port?: number; forTests: boolean },
): Promise<Postmaster> {
  const log = await openLog(home)
  const port = options.port ?? (await findFreePort())
  const chosen = [...settings, ...(options.forTests ? settingsForTests : [])].flatMap((setting) => [
    '-c',
    setting,
  ])
  const program = programIn(site.native, 'postgres')
  const { file, args } = runner.command(program, ['-D', cluster, '-p', String(port), ...chosen])

  const child = spawn(file, args, {
    ...runner.user,
    cwd: site.folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
  })
  closeSync(log.fd)
  child.unref()
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code) => {
    failure = `it ended with code ${code}`
  })

  const giveUpAt = Date.now() + startWithinMs
  while (Date.now() < giveUpAt) {
    const found = await readPostmaster(cluster)
    if (found?.isReady && found.pid === child.pid) return found
    if (failure) throw new SetupFault(`${(await reasonIn(log)) ?? failure} (see ${log.path})`)
    await sleep(pollMs)
  }
  throw new SetupFault(`it was not ready after ${startWithinMs / 1000} seconds (see ${log.path})`)
}

/** Waits for a server that another process is starting. */
export async function waitUntilReady(cluster: string): Promise<Postmaster | null> {
  const giveUpAt = Date.now() + startWithinMs
  while (Date.now() < giveUpAt) {
    const found = await readPostmaster(cluster)
    if (!found || found.isReady || !isAlive(found.pid)) return found?.isReady ? found : null
    await sleep(pollMs)
  }
  return null
}

/** Stops the server: open transactions are rolled back, and what was committed is on disk. */
export async function stopServer(cluster: string, { pid }: Postmaster, native: string): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(programIn(native, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast'])
    return
  }
  // Fast first; a server that does not answer is told to leave at once and recovers at its next start.
  for (const [signal, ms] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 4_000],
    ['SIGKILL', 2_000],
  ] as const) {
    process.kill(pid, signal)
    const giveUpAt = Date.now() + ms
    // The file goes last. The process may stay in the table as a zombie for a while after that.
    while (Date.now() < giveUpAt) {
      if (!isAlive(pid) || (await readPostmaster(cluster)) === null) return
      await sleep(pollMs)
    }
    if (!isAlive(pid)) return
  }
}

interface Log {
  path: string
  fd: number
  startsAt: number
}

async function openLog(home: string): Promise<Log> {
  const path = join(home, 'postgres.log')
  let startsAt = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (startsAt > maxLogBytes) {
    await rm(`${path}.old`, { force: true })
    await rename(path, `${path}.old`)
    startsAt = 0
  }
  return { path, fd: openSync(path, 'a', 0o600), startsAt }
}

/** The first serious line of this start; what other programs on the way say (unshare) counts too. */
async function reasonIn({ path, startsAt }: Log): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ position: startsAt })
    const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n')
    const worst = lines.find((line) => /FATAL|PANIC/.test(line)) ?? lines[0]
    return worst?.replace(/^.*?(?:FATAL|PANIC):\s*/, '') || undefined
  } finally {
    await file.close()
  }
}

/** A port that nobody listens on now; it may be taken a moment later. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
