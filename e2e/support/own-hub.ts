import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface OwnHub {
  stop(): Promise<void>
}

const start = fileURLToPath(new URL('../../server/src/start.ts', import.meta.url))
const startsWithinMs = 60_000

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A whole hub with settings of its own and nobody in it, for a journey that the usual one can't have. */
export async function startOwnHub(address: string, settings: Record<string, string>): Promise<OwnHub> {
  const dataDir = await mkdtemp(join(tmpdir(), 'send-hub-own-'))
  const child = spawn(process.execPath, [start], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: '', DATABASE_OWNER_URL: '', SMTP_URL: '', HOST: '127.0.0.1', COUNCIL: 'kent' },
      ...{ PORT: new URL(address).port, PUBLIC_URL: address, HUB_DATA_DIR: dataDir, DEMO_DATA: 'no' },
      ...settings,
    },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const stop = async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined
    child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  const until = Date.now() + startsWithinMs
  while (!(await isReady(address))) {
    if (Date.now() > until || child.exitCode !== null) {
      await stop()
      throw new Error(`The hub did not start: ${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { stop }
}

const isReady = (address: string) =>
  fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
