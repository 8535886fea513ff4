import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from './lock-file.mjs'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'send-hub-lock-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('a lock', () => {
  it('lets one work at a time and leaves nothing behind', async () => {
    let working = 0
    let most = 0
    const work = async () => {
      working += 1
      most = Math.max(most, working)
      await sleep(5)
      working -= 1
    }

    await Promise.all(Array.from({ length: 5 }, () => withLock(join(dir, 'lock'), work)))

    expect(most).toBe(1)
    expect(await readdir(dir)).toEqual([])
  })

  it('is let go when the work fails', async () => {
    const failing = withLock(join(dir, 'lock'), async () => {
      throw new Error('failed')
    })

    await expect(failing).rejects.toThrow('failed')
    expect(await withLock(join(dir, 'lock'), async () => 'next')).toBe('next')
  })

  it('of a process that has died is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    await writeFile(join(dir, 'lock'), `${pid} ${hostname()} some-token`)

    expect(await withLock(join(dir, 'lock'), async () => 'taken over')).toBe('taken over')
  })

  it('that nobody has touched for long is taken over, whoever holds it', async () => {
    await writeFile(join(dir, 'lock'), `${process.pid} another-machine some-token`)
    await utimes(join(dir, 'lock'), 1, 1)

    expect(await withLock(join(dir, 'lock'), async () => 'taken over')).toBe('taken over')
  })
})
