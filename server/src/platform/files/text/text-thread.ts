import { parentPort, workerData } from 'node:worker_threads'
import { textOfFile } from './text-of-file.ts'

/** The thread of read-text.ts: one file, one answer. What can't be read is answered with nothing. */
const { bytes, mediaType } = workerData as { bytes: Uint8Array; mediaType: string }

const text = await textOfFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), mediaType).catch(
  () => null,
)
parentPort?.postMessage(text)
