import { describeError } from './logging.ts'
import { wakeablePause } from './wakeable-pause.ts'

/** How often timed work looks whether something is due. */
const usualEveryMs = 60_000

/**
 * Does `work` now and then again, one after the other, until `stop()`: after as many milliseconds as it answers, else
 * after `everyMs`. What fails is logged and tried again at the next turn: `work` must find by itself what is left to do.
 * It is asked to end early through `shouldStop`.
 */
export function repeatWork(
  name: string,
  work: (shouldStop: () => boolean) => Promise<number | undefined>,
  log: { warn(fields: object, message: string): void },
  everyMs: number = usualEveryMs,
) {
  let isStopping = false
  const pause = wakeablePause()
  const shouldStop = () => isStopping

  async function run(): Promise<void> {
    while (!isStopping) {
      let waitMs = everyMs
      pause.reset()
      try {
        waitMs = (await work(shouldStop)) ?? everyMs
      } catch (error) {
        log.warn({ err: describeError(error as Error) }, `${name} did not work and is tried again`)
      }
      if (waitMs > 0 && !isStopping) await pause.wait(waitMs)
    }
  }

  const finished = run()
  return {
    /** There is work now: ends the pause, or the one that would come next. */
    wake: pause.wake,
    async stop(): Promise<void> {
      isStopping = true
      pause.wake()
      await finished
    },
  }
}
