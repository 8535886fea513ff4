import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

/** One request to send. Made anew for each, so that a creation can carry its own key. */
export interface Shot {
  method?: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: object
}

export interface Figures {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  count: number
  seconds: number
}

/** Answers of one kind of work: how often it ran, and how long each took. */
export type Work = (send: (shot: Shot) => Promise<string>, turn: number) => Promise<unknown>

/**
 * Runs `work` over and over on that many connections for that long. A request that fails stops the measurement:
 * a figure over errors would be worth nothing.
 */
export async function drive(
  origin: string,
  connections: number,
  seconds: number,
  work: Work,
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (shot: Shot) => sendShot(origin, agent, shot)
  let turn = 0
  for (let warmUp = 0; warmUp < connections; warmUp++) await work(send, turn++)

  const times: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  const oneConnection = async () => {
    while (performance.now() < endsAt) {
      const from = performance.now()
      await work(send, turn++)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, oneConnection))
  const took = (performance.now() - startedAt) / 1000
  agent.destroy()

  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), count: times.length, seconds: took }
}

function sendShot(
  origin: string,
  agent: Agent,
  { method = 'GET', path, headers = {}, body }: Shot,
): Promise<string> {
  const payload = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, origin),
      { method, agent, headers: { ...headers, ...(payload && { 'content-type': 'application/json' }) } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          if ((response.statusCode ?? 500) < 300) resolve(text)
          else reject(new Error(`${method} answered ${response.statusCode}: ${text.slice(0, 200)}`))
        })
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(payload)
  })
}
