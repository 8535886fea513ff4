import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../../../bin/lock-file.mjs'
import { startOf } from './postmaster-file.ts'

/**
 * Who uses the embedded server: one empty file for each use, named after its process. The last to leave stops the
 * server, so `npm start` keeps its database when a `hub` command that started it ends, and the other way round.
 */
export async function addHolder(home: string): Promise<string> {
  const folder = join(home, 'holders')
  await mkdir(folder, { recursive: true })
  const holder = join(folder, `${process.pid}_${await startOf(process.pid)}_${randomUUID()}`)
  await writeFile(holder, '')
  return holder
}

/** How many living processes hold the server. Forgets the dead ones. */
export async function countHolders(home: string): Promise<number> {
  const names = await readdir(join(home, 'holders')).catch(() => [])
  let living = 0
  for (const name of names) {
    const [pid, start] = name.split('_')
    if (isAlive(Number(pid)) && (await startOf(Number(pid))) === start) living += 1
    else await rm(join(home, 'holders', name), { force: true })
  }
  return living
}
