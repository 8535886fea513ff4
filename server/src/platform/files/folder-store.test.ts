import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileMissing, type FileStore } from './file-store.ts'
import { createFolderStore } from './folder-store.ts'

let root: string
let store: FileStore
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'send-hub-store-'))
  store = createFolderStore(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

const content = Buffer.from('Dear Sam')
const filesIn = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
const keep = async () => (await store.stage(Readable.from([content]))).keep()
async function keysOlderThan(moment: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of store.olderThan(new Date(moment))) keys.push(key)
  return keys
}

describe('a file', () => {
  it('is measured on its way in and comes out as it was', async () => {
    const staged = await store.stage(Readable.from([content.subarray(0, 3), content.subarray(3)]))
    const key = await staged.keep()

    expect(staged).toMatchObject({ size: 8, sha256: createHash('sha256').update(content).digest('hex') })
    expect(await buffer(await store.open(key))).toEqual(content)
  })

  it('can be read by the hub’s own user alone', async () => {
    const staged = await store.stage(Readable.from([content]))

    expect((await stat(staged.path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(root, 'incoming'))).mode & 0o777).toBe(0o700)
  })

  it('that was not kept is gone', async () => {
    const staged = await store.stage(Readable.from([content]))
    await staged.discard()

    expect(await filesIn()).toBe(0)
  })

  it('that breaks off leaves nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield content
        throw new Error('the line is gone')
      })(),
    )

    await expect(store.stage(broken)).rejects.toThrow('the line is gone')
    expect(await filesIn()).toBe(0)
  })

  it('is removed once, and again without a fault', async () => {
    const key = await keep()
    await store.remove(key)
    await store.remove(key)

    await expect(store.open(key)).rejects.toThrow(FileMissing)
  })

  it.each(['../../etc/passwd', '..', '', 'report.pdf', '/etc/passwd'])(
    'is never looked for under the name %j',
    async (name) => {
      await expect((async () => store.open(name))()).rejects.toThrow('random UUID')
    },
  )
})

describe('clearing up', () => {
  it('sees what has lain here for long, and no more', async () => {
    const [old, recent] = [await keep(), await keep()]
    const path = join(root, 'kept', old.slice(-2), old)
    await utimes(path, new Date('2026-11-01'), new Date('2026-11-01'))

    expect(await keysOlderThan('2026-11-02')).toEqual([old])
    expect(await keysOlderThan('2100-01-01')).toEqual(expect.arrayContaining([old, recent]))
  })

  it('removes what never became whole, and keeps what is arriving', async () => {
    const [stuck, arriving] = [
      await store.stage(Readable.from([content])),
      await store.stage(Readable.from([content])),
    ]
    await utimes(stuck.path, new Date('2026-11-01'), new Date('2026-11-01'))

    expect(await store.removeUnfinished(new Date('2026-11-02'))).toBe(1)
    expect(await arriving.keep()).toEqual(expect.any(String))
  })

  it('of a store that has never been used finds nothing', async () => {
    expect(await store.removeUnfinished(new Date('2100-01-01'))).toBe(0)
    expect(await keysOlderThan('2100-01-01')).toEqual([])
  })
})
