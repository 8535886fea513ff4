import { expect, test, vi } from 'vitest'
import { wakeablePause } from './wakeable-pause.ts'

/** Whether it is over before any time went by. */
async function isOverAtOnce(wait: Promise<void>): Promise<boolean> {
  let isOver = false
  void wait.then(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(0)
  return isOver
}

vi.useFakeTimers()

test('a pause lasts its time, news ends it', async () => {
  const pause = wakeablePause()
  const first = pause.wait(1_000)
  expect(await isOverAtOnce(first)).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  await first

  const second = pause.wait(1_000)
  pause.wake()
  expect(await isOverAtOnce(second)).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('news that comes while work goes on ends the next pause; what came before it was looked at', async () => {
  const pause = wakeablePause()
  pause.reset()
  pause.wake()
  expect(await isOverAtOnce(pause.wait(1_000))).toBe(true)

  pause.reset()
  expect(await isOverAtOnce(pause.wait(1_000))).toBe(false)
})
