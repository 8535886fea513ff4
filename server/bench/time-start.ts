import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findFreePort } from '../src/platform/embedded-postgres/index.ts'

const startScript = fileURLToPath(new URL('../bin/start.mjs', import.meta.url))

/** Seconds from the command until `/readyz` says yes, for the first and the second start in a folder. */
export async function timeStarts(dataDir: string): Promise<{ first: number; second: number }> {
  return { first: await timeStart(dataDir), second: await timeStart(dataDir) }
}

async function timeStart(dataDir: string): Promise<number> {
  const port = await findFreePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, [startScript], {
    env: {
      ...process.env,
      HUB_DATA_DIR: dataDir,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('npm start ended before it was ready')
    await sleep(10)
  }
  const seconds = (performance.now() - startedAt) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
