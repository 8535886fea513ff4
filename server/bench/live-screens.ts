import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Staff's screens that listen to the live queue: a process of its own, so that they don't take the time of whoever makes
 * the changes. Says when each change had reached the last of them.
 */

const { origin, cookies } = JSON.parse(process.env.BENCH_SCREENS ?? '{}') as {
  origin: string
  cookies: string[]
}

/** By `id version`: how many screens have it, and when the last of them got it, in milliseconds since 1970. */
const arrivals = new Map<string, { screens: number; lastAt: number }>()

function note(rows: { id: string; version: number }[], at: number): void {
  for (const { id, version } of rows) {
    const key = `${id} ${version}`
    const before = arrivals.get(key)?.screens ?? 0
    arrivals.set(key, { screens: before + 1, lastAt: at })
  }
}

/** Resolves once the hub says that it listens itself. */
function open(cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(`${origin}/api/staff/live`, { headers: { cookie }, agent: false }, (answer) => {
      if (answer.statusCode !== 200)
        return reject(new Error(`a screen was refused with ${answer.statusCode}`))
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        const at = performance.timeOrigin + performance.now()
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) hear(part, at, resolve)
      })
      answer.on('error', () => undefined)
    })
    request.on('error', reject)
  })
}

function hear(part: string, at: number, isLive: () => void): void {
  const event = /^event: (.*)$/m.exec(part)?.[1]
  const data = JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? 'null')
  if (event === 'rows') note(data, at)
  if (event === 'look-again' || (event === 'hello' && data.isLive)) isLive()
}

await Promise.all(cookies.map(open))
const server = createServer((_request, answer) => answer.end(JSON.stringify([...arrivals])))
server.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
process.once('SIGTERM', () => process.exit(0))
