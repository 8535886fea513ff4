import { openSync, renameSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

const maxBytes = 10_000_000

export type Output = number | 'inherit'

/**
 * Where web and worker write. With a real database the terminal, where a server's logs are collected from; on one
 * machine a file each, so that the terminal shows where to go.
 */
export async function openLogs(config: Config): Promise<(name: string) => Output> {
  if (config.database.url) return () => 'inherit'
  const folder = join(config.dataDir, 'logs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return (name) => {
    const path = join(folder, `${name}.log`)
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size > maxBytes) renameSync(path, `${path}.old`)
    return openSync(path, 'a', 0o600)
  }
}
