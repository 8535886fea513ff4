import { setTimeout as pause } from 'node:timers/promises'

/** Waits for something that happens elsewhere. @throws Error naming it when it has not happened in `withinMs` */
export async function waitUntil(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const until = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error(`In ${withinMs} ms it has not come true that ${what}`)
    await pause(20)
  }
}
