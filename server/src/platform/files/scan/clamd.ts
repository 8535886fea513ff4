import { connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Verdict = 'clean' | 'infected'

export interface Scanner {
  /** @throws ScannerFailed when there is no clear verdict: the file is to be tried again */
  scan(content: Readable): Promise<Verdict>
}

/** No verdict. `isAway`: nobody answers at all, so the next file would fare no better. */
export class ScannerFailed extends Error {
  readonly isAway: boolean

  constructor(reason: string, isAway: boolean) {
    super(`The virus scanner gave no verdict: ${reason}`)
    this.name = 'ScannerFailed'
    this.isAway = isAway
  }
}

/** How long connecting may take, and how long clamd may be silent over one file: it unpacks what is packed. */
const connectMs = 5_000
const silentMs = 120_000
/** An answer is one short line; the rest of a longer one is of no interest. */
const longestAnswer = 1_000

/**
 * ClamAV's daemon, at `tcp://host:port` or `unix:/path`. Each file goes over a connection of its own, as INSTREAM.
 * Source: clamd(8).
 */
export function createClamd(
  url: string,
  { connectTimeoutMs = connectMs, silentTimeoutMs = silentMs } = {},
): Scanner {
  return {
    async scan(content) {
      const socket = await open(url, connectTimeoutMs).catch((error: Error) => {
        content.destroy()
        throw new ScannerFailed(codeOf(error), true)
      })
      socket.setTimeout(silentTimeoutMs, () => socket.destroy(new Error('silent for too long')))
      try {
        const answer = readAnswer(socket)
        // What clamd says before it hangs up tells more than that it hung up.
        pipeline(Readable.from(framed(content)), socket, { end: false }).catch((error) =>
          socket.destroy(error),
        )
        return verdictOf(await answer)
      } finally {
        content.destroy()
        socket.destroy()
      }
    },
  }
}

function open(url: string, timeoutMs: number): Promise<Socket> {
  const { protocol, hostname, port, pathname } = new URL(url)
  const address =
    protocol === 'unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), timeoutMs)
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

/** Each chunk after its length; a length of 0 says that this was all. A source that fails sends no end, and so no verdict. */
async function* framed(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (chunk.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    yield length
    yield chunk
  }
  yield Buffer.alloc(4)
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (answer.includes('\0') || answer.length > longestAnswer) resolve(answer)
    })
    socket.once('error', (error) =>
      answer ? resolve(answer) : reject(new ScannerFailed(codeOf(error), false)),
    )
    socket.once('close', () => (answer ? resolve(answer) : reject(new ScannerFailed('hung up', false))))
  })
}

/** `stream: OK`, `stream: NAME FOUND`, or an error. Anything that isn't clear is no verdict. */
function verdictOf(answer: string): Verdict {
  const line = answer.slice(0, longestAnswer).replace(/[\0\n].*$/s, '')
  if (line === 'stream: OK') return 'clean'
  if (/^stream: .+ FOUND$/.test(line)) return 'infected'
  throw new ScannerFailed(
    /size limit/i.test(line) ? 'the file is larger than its StreamMaxLength' : 'it reported an error',
    false,
  )
}

const codeOf = (error: Error) => ('code' in error ? String(error.code) : error.message)
