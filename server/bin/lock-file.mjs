// No dependencies and nothing newer than Node 20: this runs before anything is installed.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The holder touches its lock this often; a lock not touched for `abandonedAfterMs` belongs to nobody. */
const touchEveryMs = 2_000
const abandonedAfterMs = 20_000

/**
 * Runs `work` while no other process holds the lock at `path`, and waits for its turn. A lock left by a process
 * that died is taken over.
 */
export async function withLock(path, work) {
  const token = `${process.pid} ${hostname()} ${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  while (!(await tryToTake(path, token))) {
    await removeIfAbandoned(path)
    await sleep(25 + Math.random() * 50)
  }
  const touching = setInterval(
    () => utimes(path, new Date(), new Date()).catch(() => undefined),
    touchEveryMs,
  )
  touching.unref()
  try {
    return await work()
  } finally {
    clearInterval(touching)
    if ((await readOrEmpty(path)) === token) await rm(path, { force: true })
  }
}

async function tryToTake(path, token) {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(token)
    await file.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function removeIfAbandoned(path) {
  const seen = await readOrEmpty(path)
  const touchedAt = await stat(path).then(
    (s) => s.mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
  const [pid, host] = seen.split(' ')
  const isDead = host === hostname() && !isAlive(Number(pid))
  if (!isDead && Date.now() - touchedAt < abandonedAfterMs) return

  // Two may judge the same lock at once: only take away the one that was judged, and put back any other.
  const aside = `${path}.${randomUUID()}`
  await rename(path, aside).catch(() => undefined)
  const moved = await readOrEmpty(aside)
  if (moved !== '' && moved !== seen) await tryToTake(path, moved)
  await rm(aside, { force: true })
}

function readOrEmpty(path) {
  return readFile(path, 'utf8').catch(() => '')
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
