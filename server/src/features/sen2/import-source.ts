import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ReturnRefused } from './refused.ts'

/** A path, or bytes from elsewhere (an upload). Gzip is told by its first two bytes, not by the name. */
export type ImportSource = string | Readable

/** `bytesTotal` is the size of the file as it lies on disk; null for a stream. Rows are people or contacts so far. */
export type ReadProgress = { bytesRead: number; bytesTotal: number | null; rows: number }
export type ReadOptions = { onProgress?: (progress: ReadProgress) => void }

/** Small chunks keep the heap small: with 64 kB, reading a county took 30 MB more and not a moment less. */
const CHUNK_BYTES = 16 * 1024

/** Far above the largest county (40 MB): beyond it the file is a decompression bomb or not ours. Unpacked bytes. */
const MAX_UNPACKED_BYTES = 512 * 1024 ** 2

/** Counts what has been read of the source itself, packed or not, so that a progress bar ends at the file's size. */
export type ByteCount = { bytesRead: number; bytesTotal: number | null }

/**
 * The unpacked bytes of a file or stream, one chunk at a time and no faster than they are taken.
 * @throws ReturnRefused when it cannot be opened, is empty, is damaged or cut off, or unpacks to more than 512 MB
 */
export async function* openBytes(source: ImportSource, count: ByteCount): AsyncGenerator<Buffer> {
  try {
    if (typeof source === 'string') count.bytesTotal = (await stat(source)).size
    const raw = typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK_BYTES }) : source
    let unpacked = 0
    for await (const chunk of unpack(counted(raw, count))) {
      unpacked += chunk.length
      if (unpacked > MAX_UNPACKED_BYTES)
        throw new ReturnRefused('The file unpacks to more than 512 MB, so it is not one a council exports.')
      yield chunk
    }
    if (unpacked === 0) throw new ReturnRefused('The file is empty; export it again.')
  } catch (error) {
    throw asRefusal(error)
  }
}

async function* counted(raw: Readable, count: ByteCount): AsyncGenerator<Buffer> {
  for await (const chunk of raw) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      const part = bytes.subarray(from, from + CHUNK_BYTES)
      count.bytesRead += part.length
      yield part
    }
  }
}

async function* unpack(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const start = await takeAtLeast(chunks, 2)
  const bytes = prepend(start, chunks)
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* bytes
    return
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // Failures reach the loop below through gunzip itself; the callback only keeps them from being thrown twice.
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {})
  for await (const chunk of gunzip) yield chunk as Buffer
}

/** Takes whole chunks until they hold `size` bytes, or all there are. */
export async function takeAtLeast(chunks: AsyncGenerator<Buffer>, size: number): Promise<Buffer> {
  let taken = Buffer.alloc(0)
  while (taken.length < size) {
    const next = await chunks.next()
    if (next.done) break
    taken = Buffer.concat([taken, next.value])
  }
  return taken
}

/** The rest is closed with it, even when nobody came to ask for it: an open file must not be left behind. */
export async function* prepend(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

const SENTENCES: Record<string, string> = {
  ENOENT: 'The file cannot be opened: there is no such file.',
  EISDIR: 'The file cannot be opened: this is a folder.',
  EACCES: 'The file cannot be opened: this account may not read it.',
  EPERM: 'The file cannot be opened: this account may not read it.',
  Z_BUF_ERROR: 'The file stops in the middle: the gzip data is cut off; copy or export it again.',
  Z_DATA_ERROR: 'The file is damaged: the gzip data does not unpack; copy or export it again.',
}

function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = SENTENCES[code]
  return sentence ? new ReturnRefused(sentence, { cause: error }) : error
}
