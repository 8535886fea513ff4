import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { findFreePort } from '../../src/platform/embedded-postgres/index.ts'
import { waitUntil } from '../wait-until.ts'
import { type DovecotPrograms, environmentOf, programsIn } from './programs.ts'
import { settingsOf, type TokenSignIn, tokenSettingsOf, tokenSettingsPath } from './settings.ts'

export { type DovecotPrograms, findDovecot } from './programs.ts'

/** A real IMAP and LMTP server on this machine, with one user. */
export interface Dovecot {
  /** With the user and the password: `imap://…/INBOX`. */
  imapUrl: string
  /** The same without the password. */
  imapUrlForTokens: string
  imapPort: number
  lmtpPort: number
  /** The user's folder of mails: `new` and `cur` are in it, and a folder for each other mailbox. */
  maildir: string
  /** Puts a mail into the inbox as a delivery would. */
  deliver(raw: Buffer | string): Promise<void>
  /** Ends it and every connection, and starts it again on the same ports with the same mails. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const nobody = 65_534
export const password = 'a password with @ and /'
let delivered = 0

/**
 * Starts dovecot on loopback, on free ports, with its mails in a folder that goes away with it. The user signs in with
 * the password, and where `tokens` are given with those too.
 */
export async function startDovecot(
  found: DovecotPrograms,
  tokens: TokenSignIn | null = null,
): Promise<Dovecot> {
  const dir = await mkdtemp(join(tmpdir(), 'hub-dovecot-'))
  await chmod(dir, 0o755) // its processes run as another user where we are root
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? { name: 'nobody', group: 'nogroup', uid: nobody, gid: nobody } : ourselves()
  const programs = isRoot ? await open(found, dir) : found
  const [imapPort, lmtpPort] = await Promise.all([findFreePort(), findFreePort()])
  const home = join(dir, 'home')
  const maildir = join(home, 'Maildir')
  for (const folder of ['new', 'cur', 'tmp']) await mkdir(join(maildir, folder), { recursive: true })
  await mkdir(join(dir, 'run'))
  if (isRoot) {
    for (const path of [home, maildir, ...['new', 'cur', 'tmp'].map((name) => join(maildir, name))])
      await chown(path, user.uid, user.gid)
  }
  if (programs.home) await symlink(join(programs.home, 'usr/lib/dovecot/modules'), join(dir, 'run/modules'))
  await writeFile(join(dir, 'users'), `hub:{PLAIN}${password}:${user.uid}:${user.gid}::${home}\n`)
  const conf = join(dir, 'conf')
  await writeFile(conf, settingsOf({ dir, programs, user, imapPort, lmtpPort, tokens }))
  if (tokens) await writeFile(tokenSettingsPath(dir), tokenSettingsOf(tokens))

  let master = await launch(programs, conf, imapPort)
  return {
    imapUrl: `imap://hub:${encodeURIComponent(password)}@127.0.0.1:${imapPort}/INBOX`,
    imapUrlForTokens: `imap://hub@127.0.0.1:${imapPort}/INBOX`,
    imapPort,
    lmtpPort,
    maildir,
    async deliver(raw) {
      delivered += 1
      const name = `${Date.now()}.${process.pid}_${delivered}.test`
      const path = join(maildir, 'tmp', name)
      await writeFile(path, raw)
      if (isRoot) await chown(path, user.uid, user.gid)
      await rename(path, join(maildir, 'new', name))
    },
    async restart() {
      await end(master)
      master = await launch(programs, conf, imapPort)
    },
    async stop() {
      await end(master)
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function ourselves() {
  const { username, uid, gid } = userInfo()
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() // dovecot wants its name
  return { name: username, group, uid, gid }
}

/** As root, dovecot's processes run as nobody: who must be able to reach the programs. */
async function open(found: DovecotPrograms, dir: string): Promise<DovecotPrograms> {
  if (!found.home || (await isOpenToAll(found.home))) return found
  const copy = join(dir, 'programs')
  await cp(found.home, copy, { recursive: true, verbatimSymlinks: true })
  return programsIn(copy)
}

async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path)
  if ((mode & 0o001) === 0) return false
  return dirname(path) === path || isOpenToAll(dirname(path))
}

/** doveconf reads the settings and becomes dovecot: dovecot by itself looks for doveconf where Debian installs it. */
async function launch(programs: DovecotPrograms, conf: string, port: number): Promise<ChildProcess> {
  const service = ['-f', 'service=master', '-m', 'master']
  const args = ['-c', conf, ...service, '-e', programs.dovecot, '-F', '-c', conf]
  const master = spawn(programs.doveconf, args, { env: environmentOf(programs), stdio: 'ignore' })
  await waitUntil('dovecot answers', () => answers(port)).catch(async (error) => {
    master.kill('SIGKILL')
    const log = await readFile(join(dirname(conf), 'log'), 'utf8').catch(() => '')
    throw new Error(`Dovecot did not start:\n${log}`, { cause: error })
  })
  return master
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    const [greeting] = await once(socket, 'data', { signal: AbortSignal.timeout(1_000) })
    return String(greeting).startsWith('* OK')
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** The master ends the processes it started, but for those that still have a connection: these would go on. */
async function end(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null) return
  const children = await childrenOf(master)
  const ended = once(master, 'exit')
  master.kill('SIGTERM')
  await ended
  for (const child of children) killIfThere(child)
}

async function childrenOf({ pid }: ChildProcess): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return text.split(' ').filter(Boolean).map(Number)
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended
  }
}
