import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** What bytes are read from: an open file, or bytes in memory. */
export interface ByteSource {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>
}

export interface ZipEntry {
  name: string
  isEncrypted: boolean
  /** 0: stored, 8: deflated. */
  method: number
  compressedSize: number
  /** Where its local header begins. */
  offset: number
}

const endRecordBytes = 22
const longestComment = 65_535
/** A list of contents longer than this belongs to no office document. */
const longestList = 4 * 1024 * 1024
const entryBytes = 46
const localHeaderBytes = 30

/**
 * The list of contents at the end of a zip file; nothing is unpacked. Null when there is none that can be read:
 * damaged, cut off, or in many volumes.
 */
export async function listZipEntries(file: ByteSource, size: number): Promise<ZipEntry[] | null> {
  const tail = await readAt(file, Math.max(0, size - endRecordBytes - longestComment), size)
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (at < 0 || at + endRecordBytes > tail.length) return null
  const length = tail.readUInt32LE(at + 12)
  const start = tail.readUInt32LE(at + 16)
  if (length > longestList || start + length > size) return null
  return readEntries(await readAt(file, start, start + length), tail.readUInt16LE(at + 10))
}

function readEntries(list: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  let at = 0
  for (let n = 0; n < count; n += 1) {
    if (at + entryBytes > list.length || list.readUInt32LE(at) !== 0x02014b50) return null
    const nameEnd = at + entryBytes + list.readUInt16LE(at + 28)
    entries.push({
      name: list.toString('utf8', at + entryBytes, nameEnd),
      isEncrypted: (list.readUInt16LE(at + 8) & 1) === 1,
      method: list.readUInt16LE(at + 10),
      compressedSize: list.readUInt32LE(at + 20),
      offset: list.readUInt32LE(at + 42),
    })
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return entries
}

const inflate = promisify(inflateRaw)

/** One entry as text. Null when it is larger than `longest` bytes, packed or unpacked, or can't be unpacked. */
export async function readZipText(
  file: ByteSource,
  { offset, compressedSize, method }: ZipEntry,
  longest: number,
): Promise<string | null> {
  if (compressedSize > longest || (method !== 0 && method !== 8)) return null
  const header = await readAt(file, offset, offset + localHeaderBytes)
  if (header.length < localHeaderBytes || header.readUInt32LE(0) !== 0x04034b50) return null
  const start = offset + localHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(file, start, start + compressedSize)
  if (method === 0) return packed.toString('utf8')
  const unpacked = await inflate(packed, { maxOutputLength: longest }).catch(() => null)
  return unpacked?.toString('utf8') ?? null
}

/** The bytes from `start` to before `end`, or as many as there are. */
export async function readAt(file: ByteSource, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, end - start))
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
