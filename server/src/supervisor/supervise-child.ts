import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { memoryEnvironment, memoryFlags } from '../platform/process-memory.ts'
import { SetupFault } from '../platform/setup-fault.ts'

const killAfterMs = 5_000
const firstRestartAfterMs = 200
const lastRestartAfterMs = 10_000
/** A process that ran this long had started well: the next restart is quick again. */
const ranWellMs = 30_000

export interface ChildSpecification {
  name: string
  /** Absolute path. */
  script: string
  env: Record<string, string | undefined>
  /** A file descriptor for its standard output; `inherit` is the terminal. */
  output: number | 'inherit'
  report(sentence: string): void
}

export interface SupervisedChild {
  /** What the process said when it was ready for the first time. Rejects when it ends before that. */
  ready: Promise<string>
  /** Ends the process; the next one starts at once. */
  restart(): void
  /** Asks the process to finish what it is doing, and ends it after 5 s. It is not started again. */
  stop(): Promise<void>
  /** Ends the process at once, for a person who has pressed Ctrl-C twice. */
  kill(): void
}

/** Keeps one process running: when it ends unasked it is started again, later each time it fails at once. */
export function superviseChild(child: ChildSpecification): SupervisedChild {
  let current: ChildProcess | null = null
  let isStopping = false
  let isReplaced = false
  let delayMs = firstRestartAfterMs
  let timer: NodeJS.Timeout | undefined
  const firstReady = Promise.withResolvers<string>()
  let hasBeenReady = false

  const start = () => {
    const startedAt = Date.now()
    current = launch(child)
    current.on('message', (message) => {
      hasBeenReady = true
      if (isReady(message)) firstReady.resolve(String(message.ready))
    })
    current.once('exit', (code, signal) => {
      current = null
      if (isStopping) return
      const how = signal ?? `code ${code}`
      if (!hasBeenReady) {
        firstReady.reject(new SetupFault(`The ${child.name} process did not start (${how}).`))
        return
      }
      if (isReplaced || Date.now() - startedAt > ranWellMs) delayMs = firstRestartAfterMs
      if (!isReplaced) child.report(`The ${child.name} process ended (${how}) and is started again.`)
      timer = setTimeout(start, isReplaced ? 0 : delayMs)
      if (!isReplaced) delayMs = Math.min(delayMs * 2, lastRestartAfterMs)
      isReplaced = false
    })
  }
  start()

  return {
    ready: firstReady.promise,
    restart() {
      if (!current || isReplaced) return
      isReplaced = true
      void end(current)
    },
    async stop() {
      isStopping = true
      clearTimeout(timer)
      if (current) await end(current)
    },
    kill: () => current?.kill('SIGKILL'),
  }
}

function launch({ script, env, output }: ChildSpecification): ChildProcess {
  const preload = new URL('./supervised.ts', import.meta.url).href
  return fork(script, {
    env: { ...memoryEnvironment, ...env },
    execArgv: [...memoryFlags, '--import', preload],
    detached: true,
    stdio: ['ignore', output, 'inherit', 'ipc'],
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  await ended
  clearTimeout(timer)
}

function isReady(message: unknown): message is { ready: unknown } {
  return typeof message === 'object' && message !== null && 'ready' in message
}
