import type { Readable } from 'node:stream'
import type { Context, FamilyContext, StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { openServed } from '../../platform/http/serve-file.ts'
import { recordAudit } from '../audit/index.ts'
import {
  findFileForFamily,
  findFileForStaff,
  markOpenedByStaff,
  type StoredDocument,
} from './documents.store.ts'

export interface OpenedDocument extends StoredDocument {
  /** Null when only the headers are wanted: then nothing was read, and no trace of reading is left. */
  content: Readable | null
}

interface Reading {
  files: FileStore
  documentId: string
  isOnlyAsked: boolean
}

/**
 * A document for a family member: released to them, or their own, and checked.
 * @throws not-found when it is absent or not theirs to read; conflict while it is being checked
 */
export async function readAsFamily(ctx: FamilyContext, reading: Reading): Promise<OpenedDocument> {
  return ctx.tx(async (tx) => {
    const found = await findFileForFamily(tx, ctx.actor.id, ctx.today, reading.documentId)
    if (!found) throw notFound()
    if (found.scan === 'waiting')
      throw conflict('We are still checking this file. Try again in a few minutes.')
    if (found.scan === 'infected')
      throw conflict('Our check found a virus in this file, so we did not keep it. Send it in another way.')
    return open(tx, ctx, reading, found)
  })
}

/** @throws not-found when it is absent or of another case; conflict while it is in quarantine, or when it was not safe */
export async function readAsStaff(
  ctx: StaffContext,
  caseId: string,
  reading: Reading,
): Promise<OpenedDocument> {
  return ctx.tx(async (tx) => {
    const found = await findFileForStaff(tx, caseId, reading.documentId)
    if (!found) throw notFound()
    if (found.scan === 'waiting') throw conflict('The virus check of this file is not done yet.')
    if (found.scan === 'infected') throw conflict('A virus was found in this file, and the file was deleted.')
    if (!reading.isOnlyAsked) await markOpenedByStaff(tx, found.id, ctx.now)
    return open(tx, ctx, reading, found)
  })
}

async function open(
  tx: Tx,
  ctx: Context,
  { files, isOnlyAsked }: Reading,
  document: StoredDocument,
): Promise<OpenedDocument> {
  if (isOnlyAsked) return { ...document, content: null }
  const content = await openServed(files, document.storageKey, () =>
    recordAudit(tx, ctx, {
      ...{ action: 'document-read', subjectKind: 'document', subjectId: document.id },
      caseId: document.caseId,
    }),
  )
  return { ...document, content }
}
