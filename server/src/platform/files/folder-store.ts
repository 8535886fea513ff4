import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileMissing, type FileStore, type StagedFile } from './file-store.ts'

const keyPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Only the user the hub runs as may look into the folders and files. */
const ownFolder = { recursive: true, mode: 0o700 } as const

/** Where the files lie, below HUB_DATA_DIR. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

/**
 * A store in a folder: `incoming` holds what is arriving, `kept` what arrived, in 256 folders by the last two
 * characters of the key. A file gets into `kept` by a rename, so it is there whole or not at all.
 */
export function createFolderStore(root: string): FileStore {
  const incoming = join(root, 'incoming')
  const kept = join(root, 'kept')

  const folderOf = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('A file is named by a random UUID')
    return join(kept, key.slice(-2))
  }
  const pathOf = (key: string) => join(folderOf(key), key)

  async function stage(content: Readable): Promise<StagedFile> {
    await mkdir(incoming, ownFolder)
    const key = randomUUID()
    const path = join(incoming, key)
    const discard = () => rm(path, { force: true })
    try {
      return { path, ...(await writeDown(content, path)), keep: () => keep(key, path), discard }
    } catch (error) {
      await discard()
      throw error
    }
  }

  async function keep(key: string, path: string): Promise<string> {
    await mkdir(folderOf(key), ownFolder)
    await rename(path, pathOf(key))
    // A rename is only safe from a power cut once the folders themselves are written.
    for (const folder of [folderOf(key), kept]) await syncFolder(folder)
    return key
  }

  return {
    stage,
    async open(key) {
      const file = await open(pathOf(key), 'r').catch(missingIfAbsent)
      return file.createReadStream()
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async *olderThan(moment) {
      for (const { name, path } of await filesBelow(kept)) {
        if (keyPattern.test(name) && (await isOlder(path, moment))) yield name
      }
    },
    async removeUnfinished(before) {
      let removed = 0
      for (const { path } of await filesBelow(incoming)) {
        if (!(await isOlder(path, before))) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

/** Writes and hashes in one go; what returned is on the disk, not only in its cache. */
async function writeDown(content: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  async function* measured(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  await pipeline(content, measured, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return { size, sha256: hash.digest('hex') }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function filesBelow(folder: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (isAbsent(error)) return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }))
}

/** A file that is taken away meanwhile is not older. */
async function isOlder(path: string, moment: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && found.mtimeMs < moment.getTime()
}

const isAbsent = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

function missingIfAbsent(error: unknown): never {
  throw isAbsent(error) ? new FileMissing() : error
}
