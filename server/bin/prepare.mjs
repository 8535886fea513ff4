// What must be there before the hub runs: packages, built pages, and a Node that is new enough.
// No dependencies and nothing newer than Node 20.17: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock-file.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const installStamp = join(root, 'node_modules/.send-hub-install')
const buildStamp = join(root, 'web/build/.stamp')
const lock = join(root, '.cache/prepare.lock')
const manifests = [
  'package.json',
  ...['shared', 'server', 'web', 'e2e'].map((name) => `${name}/package.json`),
]

/** Says it where it does not disturb: standard output belongs to the command (`npm run hub -- … --json`). */
const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** Ends the process with one sentence. */
export function fail(sentence) {
  say(sentence)
  process.exit(1)
}

/** Installs the packages of package-lock.json unless they are there. */
export async function ensureInstalled() {
  const wanted = await hashOf(['package-lock.json', ...manifests].map((name) => readFile(join(root, name))))
  if ((await readOr(installStamp, '')) === wanted) return
  await withLock(lock, async () => {
    if ((await readOr(installStamp, '')) === wanted) return
    if (!(await matchesLockfile())) await install()
    await writeFile(installStamp, wanted)
  })
}

async function install() {
  say('Installing packages. The first time takes a minute …')
  // The project's .npmrc is silent; and a build needs the development packages whatever NODE_ENV says.
  const code = await npm(['ci', '--loglevel=error', '--include=dev', '--include=optional'], ['inherit', 2, 2])
  if (code !== 0) fail('The packages could not be installed: see above, then run the command again.')
}

/**
 * Whether somebody has installed these very packages with npm: npm keeps a list of what it put into node_modules,
 * which goes there last.
 */
async function matchesLockfile() {
  const installed = await readJson(join(root, 'node_modules/.package-lock.json'))
  const locked = await readJson(join(root, 'package-lock.json'))
  if (!installed?.packages || !locked?.packages) return false
  return Object.entries(locked.packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true // a workspace: hashed with the stamp
    const found = installed.packages[path]
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/** Builds the pages unless they are built from these very sources. */
export async function ensureBuilt() {
  const wanted = await hashOfSources()
  if ((await readOr(buildStamp, '')) === wanted) return
  await withLock(lock, async () => {
    if ((await readOr(buildStamp, '')) === wanted) return
    say('Building the pages …')
    await rm(buildStamp, { force: true })
    const code = await npm(
      ['run', 'build', '--workspace', 'web', '--loglevel=error'],
      ['ignore', 'pipe', 'pipe'],
    )
    if (code !== 0) fail('The pages could not be built: see above.')
    await mkdir(dirname(buildStamp), { recursive: true })
    await writeFile(buildStamp, wanted)
  })
}

/** Times and sizes, not contents: it runs at every start. */
async function hashOfSources() {
  const names = ['web/vite.config.ts', 'web/package.json', 'package-lock.json']
  for (const folder of ['web/app', 'shared/src']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) if (entry.isFile()) names.push(join(entry.parentPath, entry.name))
  }
  const facts = names
    .sort((a, b) => (a < b ? -1 : 1))
    .map(async (name) => {
      const path = name.startsWith(root) ? name : join(root, name)
      const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }))
      return `${path.slice(root.length)} ${mtimeMs} ${size}\n`
    })
  return hashOf(facts)
}

/** The Node that comes with the packages; else the one that runs this, when it is new enough. */
export function pinnedNode() {
  for (const path of candidates()) {
    if (!existsSync(path)) continue
    const found = realpathSync(path)
    const run = spawnSync(found, ['--version'], { encoding: 'utf8' })
    if (run.status === 0 && major(run.stdout) >= 24) return found
  }
  if (major(process.version) >= 24) return process.execPath
  return fail(
    `The hub needs Node 24 or later; this is ${process.version}, and its own Node does not run on this machine ` +
      `(${process.platform}-${process.arch}). Install Node 24 and run the command again.`,
  )
}

function candidates() {
  const modules = join(root, 'node_modules')
  const isWindows = process.platform === 'win32'
  const platform = `${isWindows ? 'win' : process.platform}-${process.arch}`
  return [
    ...(isWindows ? [] : [join(modules, '.bin/node')]),
    ...[`node-${platform}`, `node-bin-${platform}`].map((name) =>
      join(modules, name, 'bin', isWindows ? 'node.exe' : 'node'),
    ),
  ]
}

const major = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

/** Runs npm as it runs us. Piped output is shown only when it fails. Resolves to the exit code. */
function npm(args, stdio) {
  const script = process.env.npm_execpath
  const [file, first, shell] = script?.endsWith('.js')
    ? [process.execPath, [script], false]
    : ['npm', [], process.platform === 'win32']
  return new Promise((resolve) => {
    const child = spawn(file, [...first, ...args], { cwd: root, stdio, shell })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
    child.once('error', (error) => fail(`npm can't be started: ${error.message}`))
    child.once('close', (code) => {
      if (code !== 0 && output) say(output)
      resolve(code ?? 1)
    })
  })
}

async function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of await Promise.all(parts)) hash.update(part)
  return hash.digest('hex')
}

function readOr(path, otherwise) {
  return readFile(path, 'utf8').catch(() => otherwise)
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
