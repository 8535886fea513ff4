import {
  DocumentFromFamily,
  DocumentFromStaff,
  type DocumentKind,
  type DocumentSaved,
  fileTypes,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { Context, FamilyContext, StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { invalid, notAllowed } from '../../platform/errors.ts'
import { safeFileName } from '../../platform/files/index.ts'
import type { ReceiveUpload } from '../../platform/http/receive-upload.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { type CheckedUpload, checkUpload } from './check-upload.ts'
import type { DocumentOptions } from './document-options.ts'
import { findSameUpload, insertDocument, type NewDocument } from './documents.store.ts'

type Saved = z.infer<typeof DocumentSaved>

/**
 * A family member sends something they want us to read. Only they and staff see it, until an officer releases it.
 * @throws not-found when the case is absent or not shared with them; not-allowed when they may only look
 * @throws conflict when the case takes nothing more; validation-failed when the file or its name is refused
 */
export async function sendEvidence(
  ctx: FamilyContext,
  options: DocumentOptions,
  caseId: string,
  receive: ReceiveUpload,
): Promise<Saved> {
  const { cases, maxUploadBytes } = options
  const familyMember = ctx.actor.id
  await ctx.tx((tx) => cases.requireOpenToFamily(tx, familyMember, caseId))
  const upload = await receive()
  try {
    const checked = await checkUpload(upload, DocumentFromFamily, maxUploadBytes)
    return await ctx.tx(async (tx) => {
      await cases.requireOpenToFamily(tx, familyMember, caseId)
      const saved = await saveOnce(tx, ctx, options, checked, {
        caseId,
        kind: 'evidence',
        title: checked.fields.title,
        uploadedBy: { familyMember },
      })
      if (saved.isNew) {
        await cases.addEvent(tx, ctx, {
          caseId,
          kind: 'evidence-received',
          familyMemberId: familyMember,
          details: { documentId: saved.id },
        })
      }
      return { id: saved.id, scan: saved.scan }
    })
  } finally {
    await upload.file?.discard()
  }
}

/**
 * Staff put a document on a case. No family sees it before it is released.
 * @throws not-found; validation-failed when the file, its name or its kind is refused
 */
export async function addStaffDocument(
  ctx: StaffContext,
  options: DocumentOptions,
  caseId: string,
  receive: ReceiveUpload,
): Promise<Saved> {
  const { cases, maxUploadBytes } = options
  const staff = ctx.actor.id
  if (ctx.actor.kind !== 'staff') throw notAllowed()
  await ctx.tx((tx) => cases.lock(tx, caseId))
  const upload = await receive()
  try {
    const checked = await checkUpload(upload, DocumentFromStaff, maxUploadBytes)
    const { kind, title, fromId, cameBy } = checked.fields
    const receivedFrom = fromId && cameBy ? { id: fromId, cameBy } : undefined
    return await ctx.tx(async (tx) => {
      await cases.lock(tx, caseId)
      if (receivedFrom) await requireSender(tx, cases, caseId, receivedFrom.id)
      const { id, scan, isNew } = await saveOnce(tx, ctx, options, checked, {
        ...{ caseId, kind, title, uploadedBy: { staff }, receivedFrom },
      })
      if (isNew && receivedFrom) {
        await cases.addEvent(tx, ctx, {
          ...{ caseId, kind: 'evidence-received', familyMemberId: receivedFrom.id },
          details: { documentId: id, cameBy: receivedFrom.cameBy },
        })
      }
      return { id, scan }
    })
  } finally {
    await upload.file?.discard()
  }
}

/** @throws validation-failed for somebody who could not have sent it here themselves */
async function requireSender(
  tx: Tx,
  cases: DocumentOptions['cases'],
  caseId: string,
  familyMemberId: string,
): Promise<void> {
  if (!(await cases.mayAct(tx, familyMemberId, caseId)))
    throw invalid('/fromId', 'This person does not act on this case. Choose somebody who does')
}

interface Belongings {
  caseId: string
  kind: DocumentKind
  title: string
  uploadedBy: NewDocument['uploadedBy']
  receivedFrom?: NewDocument['receivedFrom']
}

/**
 * The file goes to its place before the row is committed: what a crash in between leaves behind is a file that nobody
 * knows of, which the worker clears up, and never a row without its file.
 */
async function saveOnce(
  tx: Tx,
  ctx: Context,
  { isScanned }: DocumentOptions,
  { file, ending }: CheckedUpload<unknown>,
  belongings: Belongings,
): Promise<Saved & { isNew: boolean }> {
  const { caseId, kind, title, uploadedBy } = belongings
  const { sha256, size: byteSize } = file
  const fromId = belongings.receivedFrom?.id ?? null
  const before = await findSameUpload(tx, { caseId, uploadedBy, sha256, kind, title, fromId })
  if (before) return { ...before, isNew: false }

  const id = newId()
  const scan = isScanned ? 'waiting' : 'unscanned'
  await insertDocument(tx, {
    ...belongings,
    id,
    fileName: safeFileName(title, ending),
    mediaType: fileTypes[ending].mediaType,
    byteSize,
    sha256,
    storageKey: await file.keep(),
    uploadedAt: ctx.now,
    scanStatus: scan,
  })
  await recordAudit(tx, ctx, {
    ...{ action: 'document-uploaded', subjectKind: 'document', subjectId: id, caseId },
    details: { kind, ending, byteSize },
  })
  return { id, scan, isNew: true }
}
