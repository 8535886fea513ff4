import type { Context, FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { openServed, type ServedFile } from '../../../platform/http/serve-file.ts'
import { recordAudit } from '../../audit/index.ts'
import { findFileForFamily, findFileForStaff, type StoredMessageFile } from './message-files.store.ts'

interface Reading {
  files: FileStore
  fileId: string
  isOnlyAsked: boolean
}

/**
 * A file of a message in one's own thread, once it was checked.
 * @throws not-found when it is absent, of a note, or not theirs; conflict while it is being checked, or was not kept
 */
export async function readAsFamily(ctx: FamilyContext, reading: Reading): Promise<ServedFile> {
  return ctx.tx(async (tx) => {
    const found = await findFileForFamily(tx, reading.fileId, ctx.actor.id)
    if (!found) throw notFound()
    if (found.scan === 'waiting')
      throw conflict('We are still checking this file. Try again in a few minutes.')
    if (found.scan === 'infected' || found.scan === 'refused')
      throw conflict('We can’t give you this file: it may not be safe. Call us if you need it.')
    return open(tx, ctx, reading, found)
  })
}

/**
 * @throws not-found; conflict while it is in quarantine, when it was not safe, and for a file of a kind that the hub does
 * not take, unless they were warned
 */
export async function readAsStaff(
  ctx: StaffContext,
  { isWarned, ...reading }: Reading & { isWarned: boolean },
): Promise<ServedFile> {
  return ctx.tx(async (tx) => {
    const found = await findFileForStaff(tx, reading.fileId, ctx.actor.id)
    if (!found) throw notFound()
    if (found.scan === 'waiting') throw conflict('The virus check of this file is not done yet.')
    if (found.scan === 'infected') throw conflict('A virus was found in this file, and the file was deleted.')
    if (found.scan === 'refused' && !isWarned)
      throw conflict(
        'The hub does not know this kind of file, and it can harm your computer. Ask the sender for a PDF.',
      )
    return open(tx, ctx, reading, found)
  })
}

async function open(
  tx: Tx,
  ctx: Context,
  { files, isOnlyAsked }: Reading,
  { id, enquiryId, caseId, storageKey, scan, ...file }: StoredMessageFile,
): Promise<ServedFile> {
  if (isOnlyAsked) return { ...file, content: null }
  const content = await openServed(files, storageKey, () =>
    recordAudit(tx, ctx, {
      ...{ action: 'message-file-read', subjectKind: 'enquiry', subjectId: enquiryId, caseId },
      details: { fileId: id, ...(scan === 'refused' && { unknownKind: true }) },
    }),
  )
  return { ...file, content }
}
