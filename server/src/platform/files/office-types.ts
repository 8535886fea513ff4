import type { FileHandle } from 'node:fs/promises'
import type { FileEnding } from '@send-hub/shared'
import { listCfbEntries } from './cfb-entries.ts'
import { listZipEntries, readZipText, type ZipEntry } from './zip-entries.ts'

/** Why an office file is not taken. */
export type OfficeRefusal = 'has-macros' | 'has-password' | 'not-allowed'

/** The largest part of an office file that is looked into, in bytes; parts that tell its type are far smaller. */
const longestPart = 1024 * 1024

/** The main part of each, as `[Content_Types].xml` names it. Those with macros, templates and shows are others. */
const openXmlTypes: Record<string, FileEnding> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
}

/** A zip file that is a Word, Excel, PowerPoint or OpenDocument file, by what is in it. */
export async function officeZipType(file: FileHandle, size: number): Promise<FileEnding | OfficeRefusal> {
  const entries = await listZipEntries(file, size)
  if (!entries) return 'not-allowed'
  const find = (name: string) => entries.find((entry) => entry.name === name)
  const contentTypes = find('[Content_Types].xml')
  if (contentTypes) return openXmlType(file, entries, contentTypes)
  const mimetype = find('mimetype')
  return mimetype ? openDocumentType(file, entries, mimetype) : 'not-allowed'
}

async function openXmlType(file: FileHandle, entries: ZipEntry[], list: ZipEntry) {
  if (entries.some((entry) => entry.isEncrypted)) return 'has-password'
  const text = await readZipText(file, list, longestPart)
  if (text === null) return 'not-allowed'
  const hasMacros =
    /macroEnabled|vbaProject/i.test(text) || entries.some(({ name }) => /vba\w*\.bin$/i.test(name))
  if (hasMacros) return 'has-macros'
  const mains = [...text.matchAll(/ContentType\s*=\s*["']([^"']+\.main\+xml)["']/g)].map(
    ([, type]) => type ?? '',
  )
  const ending = mains.length === 1 ? openXmlTypes[mains[0] as string] : undefined
  return ending ?? 'not-allowed'
}

async function openDocumentType(file: FileHandle, entries: ZipEntry[], mimetype: ZipEntry) {
  const type = await readZipText(file, mimetype, 200)
  if (type?.trim() !== 'application/vnd.oasis.opendocument.text') return 'not-allowed'
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml')
  const text = manifest ? await readZipText(file, manifest, longestPart) : null
  if (text === null) return 'not-allowed'
  if (/encryption-data/.test(text) || entries.some((entry) => entry.isEncrypted)) return 'has-password'
  return entries.some(({ name }) => /^(?:Basic|Scripts)\/./.test(name)) ? 'has-macros' : 'odt'
}

/** A compound file that is a Word, Excel or PowerPoint file of 97 to 2003. Sources: MS-DOC, MS-XLS, MS-PPT, MS-OFFCRYPTO. */
export async function officeCfbType(file: FileHandle): Promise<FileEnding | OfficeRefusal> {
  const entries = await listCfbEntries(file)
  if (!entries) return 'not-allowed'
  const find = (...names: string[]) => entries.find(({ name }) => names.includes(name))
  if (find('EncryptedPackage', 'EncryptedSummary', 'EncryptionInfo')) return 'has-password'
  if (find('VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros')) return 'has-macros'
  const word = find('WordDocument')
  if (word) return isEncryptedWord(await word.head()) ? 'has-password' : 'doc'
  const book = find('Workbook', 'Book')
  if (book) return isEncryptedBook(await book.head()) ? 'has-password' : 'xls'
  return find('PowerPoint Document') ? 'ppt' : 'not-allowed'
}

/** The flag `fEncrypted` in the first block of a Word document. */
function isEncryptedWord(head: Buffer): boolean {
  return head.length >= 12 && (head.readUInt16LE(10) & 0x0100) !== 0
}

/** A record FILEPASS soon after the beginning of a workbook. */
function isEncryptedBook(head: Buffer): boolean {
  for (let at = 0; at + 4 <= head.length; at += 4 + head.readUInt16LE(at + 2)) {
    if (head.readUInt16LE(at) === 0x002f) return true
  }
  return false
}
