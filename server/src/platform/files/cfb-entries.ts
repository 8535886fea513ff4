import type { FileHandle } from 'node:fs/promises'
import { readAt } from './zip-entries.ts'

/** A stream or storage of a compound file: what Word, Excel and PowerPoint wrote until 2007. */
export interface CfbEntry {
  name: string
  /** Reads the first bytes of its content; none for storages, and for small streams, which lie elsewhere. */
  head(): Promise<Buffer>
}

const endOfChain = 0xfffffffe
const entryBytes = 128
/** Streams smaller than this lie in a place of their own, which nothing here needs. */
const smallStream = 4096
const headBytes = 512
/** More folders and streams than any document has: at least 4,096. */
const mostDirectorySectors = 1024

/** The folders and streams of a compound file, by its own tables. Null when those can't be followed. Source: MS-CFB. */
export async function listCfbEntries(file: FileHandle): Promise<CfbEntry[] | null> {
  const header = await readAt(file, 0, 512)
  if (header.length < 512) return null
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const sectorBytes = 2 ** shift
  const sector = (n: number) => readAt(file, (n + 1) * sectorBytes, (n + 2) * sectorBytes)
  const nextOf = await tableReader(header, sectorBytes, sector)

  const entries: CfbEntry[] = []
  let at = header.readUInt32LE(48)
  for (let n = 0; at < endOfChain; n += 1) {
    if (n >= mostDirectorySectors) return null
    const directory = await sector(at)
    if (directory.length < sectorBytes) return null
    for (let offset = 0; offset < sectorBytes; offset += entryBytes) {
      const entry = directory.subarray(offset, offset + entryBytes)
      const nameBytes = entry.readUInt16LE(64)
      if (entry[66] === 0 || nameBytes < 2 || nameBytes > 64) continue
      const isLargeStream = entry[66] === 2 && entry.readUInt32LE(120) >= smallStream
      const start = entry.readUInt32LE(116)
      entries.push({
        name: entry.toString('utf16le', 0, nameBytes - 2),
        head: async () => (isLargeStream ? (await sector(start)).subarray(0, headBytes) : Buffer.alloc(0)),
      })
    }
    const next = await nextOf(at)
    if (next === null) return null
    at = next
  }
  return entries
}

/** Which sector follows which: the table is in sectors that the header lists, and a chain of further lists. */
async function tableReader(header: Buffer, sectorBytes: number, sector: (n: number) => Promise<Buffer>) {
  const perSector = sectorBytes / 4
  const tables: number[] = []
  for (let n = 0; n < 109; n += 1) tables.push(header.readUInt32LE(76 + n * 4))
  let list = header.readUInt32LE(68)
  for (let n = 0; list < endOfChain && n < 64; n += 1) {
    const more = await sector(list)
    if (more.length < sectorBytes) break
    for (let i = 0; i < perSector - 1; i += 1) tables.push(more.readUInt32LE(i * 4))
    list = more.readUInt32LE(sectorBytes - 4)
  }
  return async (n: number): Promise<number | null> => {
    const table = tables[Math.floor(n / perSector)]
    if (table === undefined || table >= endOfChain) return null
    const found = await sector(table)
    return found.length < sectorBytes ? null : found.readUInt32LE((n % perSector) * 4)
  }
}
