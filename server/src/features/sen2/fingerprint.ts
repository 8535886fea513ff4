import { createHash } from 'node:crypto'
import { openBytes } from './import-source.ts'

/** SHA-256 of a file's content, the same packed or not. @throws ReturnRefused when the file cannot be opened */
export async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of openBytes(path, { bytesRead: 0, bytesTotal: null })) hash.update(bytes)
  return hash.digest('hex')
}
