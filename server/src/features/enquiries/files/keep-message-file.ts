import type { Readable } from 'node:stream'
import { type FileEnding, fileTypes } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { detectType, type FileStore, type StagedFile, safeFileName } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { insertMessageFile } from './message-files.store.ts'

/** The bytes of a file, in the store; a row of its own makes it known. What no row knows of is swept after a day. */
export interface KeptBytes {
  fileName: string
  /** By content, never by the name. */
  mediaType: string
  byteSize: number
  sha256: string
  storageKey: string
  /** Of a kind that the hub does not take: staff may have it after a warning, families never. */
  isRefused: boolean
}

/** A browser or a mail program does nothing with this by itself. */
const unknownType = 'application/octet-stream'

/** The longest name of a file that is of no known kind, in characters. */
const longestName = 80

/** Puts a file that was checked into its place; the row must follow within a day. */
export async function keepBytes(file: StagedFile, typedName: string, ending: FileEnding): Promise<KeptBytes> {
  const { size: byteSize, sha256 } = file
  return {
    ...{
      fileName: safeFileName(typedName, ending),
      mediaType: fileTypes[ending].mediaType,
      byteSize,
      sha256,
    },
    ...{ storageKey: await file.keep(), isRefused: false },
  }
}

/**
 * Takes in what came with an email or a letter, of whatever kind: what the hub does not take is kept as `refused`.
 * Null for an empty file.
 * @throws whatever broke the stream, or the error of a full disk
 */
export async function keepAnyFile(
  files: FileStore,
  content: Readable,
  typedName: string,
): Promise<KeptBytes | null> {
  const file = await files.stage(content)
  try {
    if (file.size === 0) return null
    const type = await detectType(file.path)
    if ('ending' in type) return await keepBytes(file, typedName, type.ending)
    const { size: byteSize, sha256 } = file
    return {
      ...{ fileName: unknownName(typedName), mediaType: unknownType, byteSize, sha256, isRefused: true },
      storageKey: await file.keep(),
    }
  } finally {
    await file.discard()
  }
}

/** Under an ending that no machine runs; the name that it came with is kept before it. */
function unknownName(typedName: string): string {
  const flat = typedName.replace(/\./g, '-').slice(0, longestName)
  return safeFileName(flat, 'txt').replace(/\.txt$/, '.file')
}

export interface FileOfMessage extends KeptBytes {
  enquiryId: string
  /** Null: chosen by staff for an answer that is not sent yet. */
  messageId: string | null
  uploadedBy: { staff: string } | { familyMember: string } | null
  /** Whether a scanner is set up: then it waits in quarantine. */
  isScanned: boolean
}

/**
 * Writes down that a file goes with a message, in the transaction that writes the message. `id` null when its bytes went
 * with another message before.
 */
export async function keepMessageFile(
  tx: Tx,
  ctx: Context,
  { uploadedBy, isScanned, isRefused, ...file }: FileOfMessage,
): Promise<{ id: string; scan: 'waiting' | 'unscanned' | 'refused' } | null> {
  const id = newId()
  const scan = isRefused ? 'refused' : isScanned ? 'waiting' : 'unscanned'
  const isNew = await insertMessageFile(tx, {
    ...{ ...file, id, scan, uploadedAt: ctx.now },
    uploadedByStaffId: uploadedBy && 'staff' in uploadedBy ? uploadedBy.staff : null,
    uploadedByFamilyMemberId: uploadedBy && 'familyMember' in uploadedBy ? uploadedBy.familyMember : null,
  })
  return isNew ? { id, scan } : null
}
