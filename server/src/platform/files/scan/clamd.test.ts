import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { createClamd, ScannerFailed } from './clamd.ts'

/** A daemon that speaks the protocol: it answers when it has the whole file, or does something else with the line. */
const servers: Server[] = []
async function aDaemon(
  onFile: (content: Buffer, socket: Socket) => void,
  where: { port: number } | { path: string } = { port: 0 },
): Promise<string> {
  const server = createServer((socket) => {
    let received: Buffer = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received = Buffer.concat([received, data])
      const content = unframed(received)
      if (content) onFile(content, socket)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', ...where }, resolve))
  const address = server.address()
  return typeof address === 'string' ? `unix:${address}` : `tcp://127.0.0.1:${address?.port}`
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The file once its end has come, else null. */
function unframed(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (received.toString('latin1', 0, command.length) !== command) return null
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const file = (content = 'Dear Sam') => Readable.from([Buffer.from(content)])
const answering = (answer: string) => aDaemon((_, socket) => socket.end(`${answer}\0`))

describe('a file is', () => {
  it('clean when the scanner says so, having seen every byte', async () => {
    const long = Buffer.alloc(300_000, 'Dear Sam ')
    let seen: Buffer = Buffer.alloc(0)
    const url = await aDaemon((content, socket) => {
      seen = content
      socket.end('stream: OK\0')
    })

    expect(
      await createClamd(url).scan(Readable.from([long.subarray(0, 100_000), long.subarray(100_000)])),
    ).toBe('clean')
    expect(seen.equals(long)).toBe(true)
  })

  it('infected when the scanner finds something', async () => {
    expect(await createClamd(await answering('stream: Win.Test.EICAR_HDB-1 FOUND')).scan(file())).toBe(
      'infected',
    )
  })

  it('scanned through a Unix socket, too', async () => {
    const path = join(tmpdir(), `send-hub-clamd-${process.pid}.sock`)
    const url = await aDaemon((_, socket) => socket.end('stream: OK\0'), { path })

    expect(await createClamd(url).scan(file())).toBe('clean')
  })
})

describe('there is no verdict', () => {
  it.each([
    ['INSTREAM size limit exceeded. ERROR', /StreamMaxLength/],
    ['stream: Can’t allocate memory ERROR', /error/],
    ['stream: OKAY', /error/],
    ['FOUND', /error/],
    ['', /error|hung up/],
  ])('when it answers %j', async (answer, reason) => {
    await expect(createClamd(await answering(answer)).scan(file())).rejects.toThrow(reason)
  })

  it('when it hangs up', async () => {
    const url = await aDaemon((_, socket) => socket.destroy())

    await expect(createClamd(url).scan(file())).rejects.toMatchObject({ isAway: false })
  })

  it('when it says nothing for too long', async () => {
    const url = await aDaemon(() => undefined)

    await expect(createClamd(url, { silentTimeoutMs: 50 }).scan(file())).rejects.toThrow(
      'silent for too long',
    )
  })

  it('when nobody is there, and then the next file need not be tried', async () => {
    const failed = createClamd('tcp://127.0.0.1:1').scan(file())

    await expect(failed).rejects.toBeInstanceOf(ScannerFailed)
    await expect(failed).rejects.toMatchObject({ isAway: true })
  })

  it('when the file can’t be read to its end: half a file is never found clean', async () => {
    const url = await answering('stream: OK')
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('Dear')
        throw new Error('disk fault')
      })(),
    )

    await expect(createClamd(url).scan(broken)).rejects.toBeInstanceOf(ScannerFailed)
  })
})
