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

/**
 * The server that runs on this cluster, or null. After a crash of the machine the file may name a process that is
 * something else by now; Postgres would refuse to start beside it, so such a file is removed.
 */
export async function findRunning(cluster: string): Promise<Postmaster | null> {
  const found = await readPostmaster(cluster)
  if (!found) return null
  if (isAlive(found.pid)) {
    if (await isPostgresOn(cluster, found.pid)) return found
    await rm(join(cluster, 'postmaster.pid'), { force: true })
  }
  return null
}

async function isPostgresOn(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return commandLine === null || commandLine.split('\0').includes(cluster)
}

/** When this process began, in the system's own count: tells a process from a later one of the same id. */
export async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name and may hold spaces and brackets; the 22nd is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
