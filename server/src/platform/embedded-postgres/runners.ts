import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, cp, lchown, mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { SetupFault } from '../setup-fault.ts'
import { type Binaries, programIn } from './binaries.ts'

/** Postgres refuses to run as root, so each way of running it says who it runs as and where its files may lie. */
export interface Runner {
  /** For messages. */
  name: string
  command(program: string, args: string[]): { file: string; args: string[] }
  user: { uid?: number; gid?: number }
  /**
   * Where the programs lie and a new cluster goes, so that this runner reaches them; gives it the cluster there is.
   * @throws SetupFault when it can't
   */
  findSite(home: string, binaries: Binaries): Promise<Site>
}

export interface Site {
  /** Where a new cluster goes, and short-lived files that Postgres must read. */
  folder: string
  native: string
}

/** The ways to run Postgres on this machine, best first. Which of them works is found out by trying. */
export function runners(): Runner[] {
  if (process.getuid?.() !== 0) return [direct]
  return [inUserNamespace, asOtherUser()]
}

const direct: Runner = {
  name: 'directly',
  command: (file, args) => ({ file, args }),
  user: {},
  async findSite(home, { native }) {
    const owner = await stat(join(home, 'cluster')).then(
      (found) => found.uid,
      () => undefined,
    )
    if (owner !== undefined && owner !== process.getuid?.() && process.platform !== 'win32') {
      throw new SetupFault(
        `The database in ${home} belongs to another user (${owner}): run the hub as that user, or set HUB_DATA_DIR to another folder.`,
      )
    }
    return { folder: home, native }
  },
}

/** Inside, the process has uid 1; outside, its files belong to root. Needs no second user and no open folder. */
const inUserNamespace: Runner = {
  name: 'in a user namespace',
  command: (file, args) => ({
    file: 'unshare',
    args: ['-U', '--map-user=1', '--map-group=1', file, ...args],
  }),
  user: {},
  async findSite(home, { native }) {
    await giveTo(join(home, 'cluster'), 0, 0)
    return { folder: home, native }
  },
}

/** For containers without user namespaces. */
function asOtherUser(): Runner {
  const user = findUnprivilegedUser()
  return {
    name: `as user ${user.uid}`,
    command: (file, args) => ({ file, args }),
    user,
    async findSite(home, binaries) {
      const site = await findOpenSite(home, binaries, user)
      await giveTo(join(site.folder, 'cluster'), user.uid, user.gid)
      return site
    },
  }
}

type User = { uid: number; gid: number }

function findUnprivilegedUser(): User {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** The data folder itself where that user can reach it; else, for a checkout in root's home, a folder of its own. */
async function findOpenSite(home: string, { native, version }: Binaries, user: User): Promise<Site> {
  await chmod(home, 0o711)
  if (canRun(user, home, native)) return { folder: home, native }

  const cluster = await realpath(join(home, 'cluster')).catch(() => null)
  const elsewhere = cluster && !cluster.startsWith(home + sep) ? dirname(cluster) : null
  if (cluster && !elsewhere) {
    throw new SetupFault(
      `The database in ${home} can't be reached by an ordinary user, and Postgres does not run as root: ` +
        'move the folder out of the private one it is in, or run as an ordinary user.',
    )
  }
  const folder =
    elsewhere ?? join('/var/lib/send-hub', createHash('sha256').update(home).digest('hex').slice(0, 12))
  const copy = join(folder, `postgres-${version}`)
  await mkdir(folder, { recursive: true })
  if (!existsSync(copy)) {
    await rm(`${copy}.new`, { recursive: true, force: true })
    await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
    await rename(`${copy}.new`, copy)
  }
  if (canRun(user, folder, copy)) return { folder, native: copy }
  throw new SetupFault(
    'The embedded Postgres does not run as root, and no ordinary user can reach its files: run the hub as an ordinary user, or set DATABASE_URL.',
  )
}

function canRun(user: User, folder: string, native: string): boolean {
  const script = 'cd "$1" && exec "$2" --version'
  const run = spawnSync('/bin/sh', ['-c', script, 'sh', folder, programIn(native, 'postgres')], {
    ...user,
    cwd: '/',
  })
  return run.status === 0
}

/** The folder itself changes hands last, so that an interrupted change is taken up again. */
async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  if (!existsSync(folder) || (await stat(folder)).uid === uid) return
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), uid, gid)
  await chown(folder, uid, gid)
}
