import { open } from 'node:fs/promises'
import type { FileEnding } from '@send-hub/shared'
import { fileTypeFromFile } from 'file-type'
import { type OfficeRefusal, officeCfbType, officeZipType } from './office-types.ts'
import { isPlainText } from './text-type.ts'

export type TypeFound = { ending: FileEnding } | { refused: OfficeRefusal }

/** Types that the first bytes tell for certain, by the ending that the library gives them. */
const plainTypes: Record<string, FileEnding> = {
  pdf: 'pdf',
  png: 'png',
  jpg: 'jpg',
  heic: 'heic',
  webp: 'webp',
  tif: 'tif',
  rtf: 'rtf',
}

/** Zip and compound files are containers: what is inside tells, and the library stops at the first hint. */
const zipStart = 'PK\x03\x04'
const cfbStart = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/**
 * What a file is, by its bytes alone; the name it came with says nothing. Whatever is not on the hub's short list is
 * refused: programs, pages and SVG, archives, office files with macros or a password.
 */
export async function detectType(path: string): Promise<TypeFound> {
  const found = await containerType(path)
  const type = found ?? (await plainType(path))
  return type === 'has-macros' || type === 'has-password' || type === 'not-allowed'
    ? { refused: type }
    : { ending: type }
}

/** Null when the file is no container. */
async function containerType(path: string): Promise<FileEnding | OfficeRefusal | null> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    const start = buffer.toString('latin1', 0, bytesRead)
    if (start.startsWith(zipStart)) return await officeZipType(file, (await file.stat()).size)
    return start === cfbStart ? await officeCfbType(file) : null
  } finally {
    await file.close()
  }
}

async function plainType(path: string): Promise<FileEnding | OfficeRefusal> {
  const found = await fileTypeFromFile(path)
  const known = found && plainTypes[found.ext]
  if (known) return known
  // Letters can look like a type, too: "BMI" begins like a bitmap.
  return (await isPlainText(path)) ? 'txt' : 'not-allowed'
}
