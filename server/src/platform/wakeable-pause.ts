/**
 * A pause of work that goes on and on, which news ends early. Work says `reset()` before it looks for what there is: news
 * that comes from then on isn't lost, but ends the pause that comes next.
 */
export function wakeablePause() {
  let isWoken = false
  let end = () => {}
  return {
    reset(): void {
      isWoken = false
    },
    wake(): void {
      isWoken = true
      end()
    },
    /** Waits so many milliseconds, or until `wake()`; not at all when that came since `reset()`. */
    async wait(ms: number): Promise<void> {
      if (isWoken) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
