import { expect, test } from 'vitest'
import { waitUntil } from '../../test/wait-until.ts'
import { repeatWork } from './repeat-work.ts'

const quiet = { warn: () => undefined }

test('work is done at once and again, one after the other, and not after the stop', async () => {
  let running = 0
  let most = 0
  let done = 0
  const repeated = repeatWork(
    'a test',
    async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      done += 1
    },
    quiet,
    1,
  )
  await waitUntil('it was done three times', () => done >= 3)
  await repeated.stop()
  const atTheStop = done
  await new Promise((resolve) => setTimeout(resolve, 10))

  expect(most).toBe(1)
  expect(done).toBe(atTheStop)
})

test('what fails is logged without its words and tried again', async () => {
  const warned: object[] = []
  let tries = 0
  const repeated = repeatWork(
    'a test',
    async () => {
      tries += 1
      if (tries === 1) throw new RangeError('Amina Okafor')
    },
    { warn: (fields) => warned.push(fields) },
    1,
  )
  await waitUntil('it was tried again', () => tries >= 2)
  await repeated.stop()

  expect(warned).toMatchObject([{ err: { type: 'RangeError', message: '' } }])
  expect(JSON.stringify(warned)).not.toContain('Amina')
})

test('a stop is heard by work that is on, and wakes one that waits', async () => {
  let sawStop = false
  const busy = repeatWork(
    'a test',
    async (shouldStop) => {
      await waitUntil('the stop is heard', shouldStop)
      sawStop = true
    },
    quiet,
  )
  await busy.stop()
  expect(sawStop).toBe(true)

  const waiting = repeatWork('a test', async () => undefined, quiet, 600_000)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await waiting.stop()
})

test('the work says by itself when it wants its next turn', async () => {
  const waits = [0, 0, 600_000]
  let turns = 0
  const repeated = repeatWork('a test', async () => waits[turns++], quiet, 600_000)
  await waitUntil('it had three turns', () => turns >= 3)
  await repeated.stop()

  expect(turns).toBe(3)
})
