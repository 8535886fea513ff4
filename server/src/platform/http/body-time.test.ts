import { connect, type Socket } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bodyTime } from './body-time.ts'

let app: FastifyInstance
let port: number
beforeEach(async () => {
  app = Fastify({ forceCloseConnections: true })
  await app.register(bodyTime, { bodyMs: 60 })
  app.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
    payload.resume().once('end', () => done(null, 'received'))
  })
  app.post('/words', async () => 'thanks')
  app.post('/file', { config: { takesFile: true } }, async () => 'thanks')
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterEach(() => app.close())

/** Sends the beginning of a request; `text` grows with what comes back until the line is closed. */
function begin(
  path: string,
  type: string,
  length: number,
): { socket: Socket; text(): string; isClosed(): boolean } {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  let isClosed = false
  socket.on('data', (data) => {
    text += String(data)
  })
  socket
    .on('error', () => undefined)
    .on('close', () => {
      isClosed = true
    })
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: hub.test\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`,
  )
  return { socket, text: () => text, isClosed: () => isClosed }
}

it('a form that drips in is cut off', async () => {
  const { isClosed, text } = begin('/words', 'application/json', 100)

  await expect.poll(isClosed).toBe(true)
  expect(text()).toBe('')
})

it('a form that came in time is answered, however long the connection stays open', async () => {
  const { socket, text, isClosed } = begin('/words', 'application/json', 2)
  socket.write('{}')
  await expect.poll(text).toContain('thanks')
  await new Promise((resolve) => setTimeout(resolve, 150))

  expect(isClosed()).toBe(false)
  socket.destroy()
})

it('a file may take longer', async () => {
  const { socket, text } = begin('/file', 'multipart/form-data; boundary=x', 4)
  for (const piece of ['a', 'b', 'c', 'd']) {
    await new Promise((resolve) => setTimeout(resolve, 40))
    socket.write(piece)
  }

  await expect.poll(text).toContain('thanks')
  socket.destroy()
})
