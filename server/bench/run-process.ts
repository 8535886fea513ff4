import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { memoryEnvironment, memoryFlags } from '../src/platform/process-memory.ts'

export interface Started<Message> {
  said: Message
  stop(): Promise<void>
}

/** Starts a process of the hub or of the bench and waits for the first thing it says. */
export async function startProcess<Message>(
  script: string,
  env: Record<string, string>,
): Promise<Started<Message>> {
  const child: ChildProcess = fork(fileURLToPath(new URL(script, import.meta.url)), {
    env: { ...process.env, ...memoryEnvironment, ...env },
    execArgv: memoryFlags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${script} ended before it was ready`)
  })
  const [said] = (await Promise.race([once(child, 'message'), ended])) as [Message]
  ended.catch(() => undefined)
  return {
    said,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
