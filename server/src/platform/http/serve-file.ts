import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { HubError } from '../errors.ts'
import { attachment, FileMissing, type FileStore } from '../files/index.ts'

/** A file on its way to a person. */
export interface ServedFile {
  fileName: string
  mediaType: string
  /** In bytes. */
  byteSize: number
  /** Null when only the headers are wanted. */
  content: Readable | null
}

/**
 * To be saved, never shown: whatever a file pretends to be, no browser opens it as a page of ours. It stays in no cache,
 * so that it doesn't come back on a shared computer.
 */
export function serveFile(
  reply: FastifyReply,
  { fileName, mediaType, byteSize, content }: ServedFile,
): FastifyReply {
  reply.headers({
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'content-disposition': attachment(fileName),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  if (!content) return reply.send('')
  return reply.header('content-length', byteSize).send(content)
}

/**
 * Opens a file whose row is known, and leaves the trace of the reading with the file open: what can't be read leaves none.
 * @throws unavailable when the store does not have it
 */
export async function openServed(
  files: FileStore,
  storageKey: string,
  leaveTrace: () => Promise<void>,
): Promise<Readable> {
  const content = await files.open(storageKey).catch((error: unknown) => {
    if (!(error instanceof FileMissing)) throw error
    throw new HubError('unavailable', 'The hub can’t reach this file just now. Try again later, or call us.')
  })
  try {
    await leaveTrace()
  } catch (error) {
    content.destroy()
    throw error
  }
  return content
}
