import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SetupFault } from '../setup-fault.ts'
import { programIn } from './binaries.ts'
import type { Runner, Site } from './runners.ts'

/** Passwords of the superuser (never leaves this folder), of the role that owns the tables, and of the hub's own. */
export interface Secrets {
  superuser: string
  hub: string
  app: string
}

/** Reads the passwords kept in `home`, or makes them; only their owner can read the file. */
export async function readSecrets(home: string): Promise<Secrets> {
  const path = join(home, 'secrets.json')
  const text = await readFile(path, 'utf8').catch(() => null)
  const kept = JSON.parse(text ?? '{}') as Partial<Secrets>
  // A folder of an earlier version has no role of the hub's own yet.
  if (kept.app) return kept as Secrets

  const fresh = () => randomBytes(24).toString('hex')
  const secrets = { superuser: fresh(), hub: fresh(), app: fresh(), ...kept }
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return secrets
}

/**
 * Makes an empty cluster and returns its path. It appears whole or not at all.
 * @throws SetupFault when initdb fails
 */
export async function createCluster(
  home: string,
  site: Site,
  runner: Runner,
  { password, forTests }: { password: string; forTests: boolean },
): Promise<string> {
  const unfinished = join(site.folder, 'cluster.new')
  const passwordFile = join(site.folder, 'initdb-password')
  const cluster = join(site.folder, 'cluster')
  const own = async (path: string) => runner.user.uid && chown(path, runner.user.uid, runner.user.gid ?? 0)

  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await Promise.all([own(unfinished), own(passwordFile)])
    await runInitdb(site, runner, unfinished, [
      `--pwfile=${passwordFile}`,
      ...(forTests ? ['--no-sync'] : []),
    ])
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(unfinished, cluster)
  if (site.folder !== home) await symlink(cluster, join(home, 'cluster'))
  return cluster
}

// The builtin locale is the same on every machine; a bare one would give SQL_ASCII.
const initdbArguments = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
]

async function runInitdb(site: Site, runner: Runner, folder: string, more: string[]): Promise<void> {
  const program = programIn(site.native, 'initdb')
  const { file, args } = runner.command(program, ['-D', folder, ...initdbArguments, ...more])
  try {
    await promisify(execFile)(file, args, { ...runner.user, cwd: site.folder })
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    throw new SetupFault(stderr?.trim().split('\n').at(-1) || message)
  }
}
