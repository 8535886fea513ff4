import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { jwtVerify } from 'jose'

export interface TakenText {
  phone_number: string
  template_id: string
  personalisation: { message: string }
  reference: string
}

export interface NotifyServer {
  url: string
  apiKey: string
  /** Every text taken, copies too. */
  taken: TakenText[]
  /** How often it was asked whether it has a text. */
  lookups: number
  /** What to answer to a text: undefined takes it; `hang-up` takes it and breaks the line. */
  answer: () => number | 'hang-up' | undefined
  stop(): Promise<void>
}

const serviceId = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'

/** As much of GOV.UK Notify as the hub uses, with its way of signing. Refuses what is not signed so. */
export async function startNotifyServer(): Promise<NotifyServer> {
  const server = createServer((request, reply) => {
    void (async () => {
      const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
      const answer = (status: number, body: object = {}) =>
        reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      try {
        const key = new TextEncoder().encode(secret)
        await jwtVerify(token, key, { algorithms: ['HS256'], issuer: serviceId, maxTokenAge: 30 })
      } catch {
        return answer(403, { errors: [{ error: 'AuthError' }] })
      }
      if (request.method === 'GET') {
        fake.lookups += 1
        const reference = new URL(request.url ?? '', 'http://notify').searchParams.get('reference')
        return answer(200, { notifications: fake.taken.filter((one) => one.reference === reference) })
      }
      const body = JSON.parse(await text(request)) as TakenText
      const wanted = fake.answer()
      if (typeof wanted === 'number') return answer(wanted, { errors: [] })
      fake.taken.push(body)
      if (wanted === 'hang-up') return request.socket.destroy()
      return answer(201, { id: 'x' })
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: NotifyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: `hub_texts-${serviceId}-${secret}`,
    taken: [],
    lookups: 0,
    answer: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return fake
}
