import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../../../bin/lock-file.mjs'

export interface Postmaster {
  pid: number
  port: number
  isReady: boolean
}

/** What the cluster's `postmaster.pid` says, or null when there is none or it is still being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n') // 1: process, 4: port, 8: status (source: Postgres, storage file layout)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/** The server that runs on this cluster, or null. */
export async function findRunning(cluster: string): Promise<Postmaster | null> {
  const found = await readPostmaster(cluster)
  return found && isAlive(found.pid) && (await isPostgresOn(cluster, found.pid)) ? found : null
}

/**
 * After a crash of the machine the file may name a process that is something else by now; Postgres would refuse to start
 * beside it. Only for whoever holds the lock of the folder: to a server that has just started the file is its life.
 */
export async function removeStaleFile(cluster: string): Promise<void> {
  const found = await readPostmaster(cluster)
  if (found && isAlive(found.pid) && !(await isPostgresOn(cluster, found.pid)))
    await rm(join(cluster, 'postmaster.pid'), { force: true })
}

async function isPostgresOn(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  // What can't be read is another user's, or ended while it was looked at.
  return commandLine === null ? isAlive(pid) : commandLine.split('\0').includes(cluster)
}

/** When this process began, in the system's own count: tells a process from a later one of the same id. */
export async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name and may hold spaces and brackets; the 22nd is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
