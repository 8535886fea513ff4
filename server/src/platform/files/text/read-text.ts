import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { textLimits } from './text-limits.ts'

/**
 * The words in a file, for looking whom it names. Null when it has none that can be read: a picture, a locked or broken
 * file, one that is too large or takes too long. Read in a thread of its own, which is ended when its time is up.
 */
export async function readText(
  content: Readable,
  mediaType: string,
  timeMs = textLimits.timeMs,
): Promise<string | null> {
  const bytes = await collect(content)
  const text = bytes && (await inThread(bytes, mediaType, timeMs))
  return text && /\p{L}{2}/u.test(text) ? text : null
}

/** @returns null when it is larger than the limit: then the rest is not read either */
async function collect(content: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > textLimits.fileBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function inThread(bytes: Buffer, mediaType: string, timeMs: number): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  const thread = new Worker(new URL('./text-thread.ts', import.meta.url), {
    workerData: { bytes, mediaType },
    resourceLimits: { maxOldGenerationSizeMb: textLimits.heapMb },
    // Whatever a library has to say about somebody's file stays here.
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => resolve(null), timeMs)
  thread.once('message', (text: string | null) => resolve(text))
  thread.once('error', () => resolve(null))
  thread.once('exit', () => resolve(null))
  return promise.finally(async () => {
    clearTimeout(timer)
    await thread.terminate()
  })
}
