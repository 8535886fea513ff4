import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Dovecot's programs, ready to start. `home` is null where the machine has it installed. */
export interface DovecotPrograms {
  home: string | null
  doveconf: string
  dovecot: string
  /** Where the programs look for their libraries; empty where it is installed. */
  libraryPath: string
}

const packages = ['dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd']
const cache = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url))
const installedIn = [
  ...(process.env.PATH ?? '').split(':'),
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
]
const fetchWithinMs = 120_000

/**
 * The dovecot of this machine, or Debian's packages, fetched with the machine's own settings and unpacked without
 * installing anything. A sentence that says why not, where neither can be had: tests that need it are then skipped.
 */
export async function findDovecot(): Promise<DovecotPrograms | string> {
  try {
    const programs = installed() ?? (await unpacked())
    const { stdout } = await run(programs.dovecot, ['--version'], { env: environmentOf(programs) })
    if (!stdout.startsWith('2.3.')) return `the settings of dovecot ${stdout.trim()} are not known here`
    return programs
  } catch (error) {
    return `no dovecot on this machine, and Debian's packages can't be had: ${(error as Error).message.split('\n')[0]}`
  }
}

export const environmentOf = ({ libraryPath }: DovecotPrograms): NodeJS.ProcessEnv =>
  libraryPath ? { ...process.env, LD_LIBRARY_PATH: libraryPath } : process.env

function installed(): DovecotPrograms | null {
  const find = (name: string) =>
    installedIn.map((folder) => join(folder, name)).find((path) => existsSync(path))
  const [dovecot, doveconf] = [find('dovecot'), find('doveconf')]
  const isWhole = ['imap', 'lmtp'].every((name) => existsSync(`/usr/lib/dovecot/${name}`))
  return dovecot && doveconf && isWhole ? { home: null, doveconf, dovecot, libraryPath: '' } : null
}

async function unpacked(): Promise<DovecotPrograms> {
  const home = join(cache, `dovecot-${process.arch}`)
  if (!existsSync(home)) await fetchInto(home)
  return programsIn(home)
}

export function programsIn(home: string): DovecotPrograms {
  const libraries = join(home, 'usr/lib/dovecot')
  const path = [libraries, join(libraries, 'modules/old-stats'), join(home, 'usr/lib/hub-libraries')]
  return {
    home,
    doveconf: join(home, 'usr/bin/doveconf'),
    dovecot: join(home, 'usr/sbin/dovecot'),
    libraryPath: path.join(':'),
  }
}

/** Whole or not at all: two test files may fetch at once, and one may be killed. */
async function fetchInto(home: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'dovecot-unpacking-'))
  try {
    const root = join(work, 'root')
    await fetchPackages(work, root, packages)
    await addMissingLibraries(work, root)
    await takeModulesFromOurs(root)
    await rename(root, home).catch((error) => {
      if (!existsSync(home)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fetchPackages(work: string, root: string, names: string[]): Promise<void> {
  const folder = await mkdtemp(join(work, 'packages-'))
  const download = (more: string[]) =>
    run('apt-get', [...more, 'download', ...names], { cwd: folder, timeout: fetchWithinMs })
  await download([]).catch(async () => download(await ownLists(work)))
  for (const name of await readdir(folder)) await run('dpkg', ['-x', join(folder, name), root])
}

/** Package lists of our own, where the machine has none and this user may not fetch them for it. */
async function ownLists(work: string): Promise<string[]> {
  const folders = ['state/lists/partial', 'cache/archives/partial']
  await Promise.all(folders.map((folder) => mkdir(join(work, folder), { recursive: true })))
  const settings = [
    `Dir::State=${work}/state`,
    `Dir::Cache=${work}/cache`,
    'Dir::State::status=/var/lib/dpkg/status',
    'APT::Sandbox::User=',
  ].flatMap((setting) => ['-o', setting])
  await run('apt-get', [...settings, 'update'], { timeout: fetchWithinMs })
  return settings
}

/** What dovecot-core depends on and this machine does not have. */
async function addMissingLibraries(work: string, root: string): Promise<void> {
  if (!(await missesLibraries(root))) return
  const { stdout } = await run('apt-cache', ['depends', '--no-recommends', '--no-suggests', 'dovecot-core'])
  const needed = [...stdout.matchAll(/Depends: (lib\S+)/g)].map(([, name]) => name ?? '')
  const isThere = (name: string) =>
    run('dpkg', ['-s', name]).then(
      () => true,
      () => false,
    )
  const have = await Promise.all(needed.map(isThere))
  const extra = join(work, 'extra')
  await fetchPackages(
    work,
    extra,
    needed.filter((_, at) => !have[at]),
  )
  const target = join(root, 'usr/lib/hub-libraries')
  await mkdir(target, { recursive: true })
  for (const entry of await readdir(extra, { recursive: true, withFileTypes: true })) {
    if (entry.name.includes('.so')) await run('cp', ['-P', join(entry.parentPath, entry.name), target])
  }
  if (await missesLibraries(root)) throw new Error('libraries that it needs are missing')
}

async function missesLibraries(root: string): Promise<boolean> {
  const { dovecot, libraryPath } = programsIn(root)
  const programs = ['auth', 'imap', 'imap-login', 'lmtp', 'config'].map((name) =>
    join(root, 'usr/lib/dovecot', name),
  )
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath }
  const { stdout } = await run('ldd', [dovecot, ...programs], { env })
  return stdout.includes('not found')
}

/**
 * The folder of the modules is written into dovecot's library, as /usr/lib/dovecot/modules. In our copy it becomes
 * `modules`, which is looked for in the folder that dovecot runs in.
 */
async function takeModulesFromOurs(root: string): Promise<void> {
  const path = join(root, 'usr/lib/dovecot/libdovecot.so.0.0.0')
  const library = await readFile(path)
  const written = Buffer.from('\0/usr/lib/dovecot/modules\0')
  const at = library.indexOf(written)
  if (at < 0) return
  library.fill(0, at + 1, at + written.length)
  library.write('modules', at + 1)
  await writeFile(path, library)
}
