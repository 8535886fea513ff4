import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

/** Small real files, built byte by byte, so that a test shows what makes a file what it is. */

/** One empty page; `note` makes each one different. */
export function aPdf(note = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4\n% ${note}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
}

/** One grey point. */
export function aPng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The beginnings by which pictures are told. */
export const pictureStarts = {
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  webp: Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(32)]),
  heic: Buffer.concat([uint32(24), Buffer.from('ftypheic\0\0\0\0heicmif1', 'latin1'), Buffer.alloc(32)]),
  tif: Buffer.concat([Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1'), Buffer.alloc(16)]),
} as const

export interface ZipPart {
  name: string
  content: string | Buffer
  /** Left as it is, as the first part of an OpenDocument file must be. */
  isStored?: boolean
  isEncrypted?: boolean
}

export function aZip(parts: ZipPart[]): Buffer {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, content, isStored = false, isEncrypted = false } of parts) {
    const plain = Buffer.from(content)
    const packed = isStored ? plain : deflateRawSync(plain)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(isEncrypted ? 1 : 0, 2)
    facts.writeUInt16LE(isStored ? 0 : 8, 4)
    facts.writeUInt32LE(crc32(plain), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(plain.length, 18)
    facts.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, rest, Buffer.from(name)]))
    files.push(file)
    offset += file.length
  }
  const contents = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(contents.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, contents, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const mainParts = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  dotx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
} as const

/** A Word, Excel or PowerPoint file as its list of types tells it; `more` are further parts. */
export function anOpenXml(type: keyof typeof mainParts, more: ZipPart[] = []): Buffer {
  const content = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${mainParts[type]}"/></Types>`
  return aZip([
    { name: '_rels/.rels', content: '<Relationships/>' },
    { name: '[Content_Types].xml', content },
    { name: 'main.xml', content: '<main/>' },
    ...more,
  ])
}

export function anOdt({ manifest = '<manifest:manifest/>', more = [] as ZipPart[] } = {}): Buffer {
  return aZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true },
    { name: 'META-INF/manifest.xml', content: manifest },
    { name: 'content.xml', content: '<office:document-content/>' },
    ...more,
  ])
}

const sectorBytes = 512

/** A compound file, as Office wrote until 2007, with these streams; each gets the bytes that are given, filled up. */
export function aCfb(streams: { name: string; content?: Buffer; isStorage?: boolean }[]): Buffer {
  const sectorsOf = 8 // 4096 bytes: the least that lies in sectors of its own
  const directorySectors = Math.ceil((streams.length + 1) / 4)
  const fat = Buffer.alloc(sectorBytes, 0xff)
  const link = (from: number, count: number) => {
    for (let n = 0; n < count; n += 1)
      fat.writeUInt32LE(n + 1 < count ? from + n + 1 : 0xfffffffe, (from + n) * 4)
  }
  fat.writeUInt32LE(0xfffffffd, 0)
  link(1, directorySectors)
  const entries = [directoryEntry('Root Entry', 5, 0xfffffffe, 0)]
  const bodies: Buffer[] = []
  let next = 1 + directorySectors
  for (const { name, content = Buffer.alloc(0), isStorage = false } of streams) {
    entries.push(directoryEntry(name, isStorage ? 1 : 2, next, isStorage ? 0 : sectorsOf * sectorBytes))
    if (isStorage) continue
    bodies.push(
      Buffer.concat([content, Buffer.alloc(sectorsOf * sectorBytes)]).subarray(0, sectorsOf * sectorBytes),
    )
    link(next, sectorsOf)
    next += sectorsOf
  }
  const directory = Buffer.concat([...entries, Buffer.alloc(directorySectors * sectorBytes)])
  return Buffer.concat([cfbHeader(), fat, directory.subarray(0, directorySectors * sectorBytes), ...bodies])
}

function cfbHeader(): Buffer {
  const header = Buffer.alloc(sectorBytes, 0)
  header.write('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  return header
}

function directoryEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry[66] = type
  entry.fill(0xff, 68, 80)
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}

/** The beginning of a Windows program. */
export const aProgram = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)])

/** What every virus scanner finds, and harms nobody. Put together here, so that no scanner takes this file away. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'),
)

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A form with a file, as a browser sends it. `undefined` leaves the file out. */
export function aForm(
  fields: Record<string, string>,
  ...files: ({ content: Buffer; name?: string; type?: string; field?: string } | undefined)[]
): { payload: Buffer; headers: { 'content-type': string } } {
  const boundary = '----FormBoundary7MA4YWxkTrZu0gW'
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  for (const file of files.filter((one) => one !== undefined)) {
    const { content, name = 'scan.pdf', type = 'application/octet-stream', field = 'file' } = file
    const head = `Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}`
    parts.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), content, Buffer.from('\r\n'))
  }
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
