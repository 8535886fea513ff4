import { type ReleaseDocument, stopsAllMessages } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid, notAllowed, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import type { CasesOfDocuments, DocumentOptions } from './document-options.ts'
import { type DocumentToRelease, lockDocument, markReleased, markWithdrawn } from './documents.store.ts'
import { requireConfirmed } from './guard/require-confirmed.ts'

/**
 * Puts a checked document before the eyes of one family member, or of everyone whose access takes in documents, and
 * tells them that there is something new; after a death nobody is written to.
 * @throws not-found when the case or the document is absent, or the document is of another case
 * @throws conflict when it is not checked, not safe, or released already
 * @throws validation-failed when that person may not read documents of this case, and when what the hub found in the
 * file was not let pass (shared/src/documents/release-guard.ts)
 */
export async function releaseDocument(
  ctx: StaffContext,
  { cases }: DocumentOptions,
  caseId: string,
  documentId: string,
  { to, confirms, otherChildrenReason: reason }: ReleaseDocument,
): Promise<void> {
  const officerId = requireOfficer(ctx)
  await ctx.tx(async (tx) => {
    const { status } = await cases.lock(tx, caseId)
    const document = await requireDocument(tx, caseId, documentId)
    requireReleasable(document)
    const { findings, needsReason } = requireConfirmed(document.names, confirms, reason)
    const readers = await requireReaders(tx, ctx, cases, caseId, to)

    await markReleased(tx, documentId, ctx.now, officerId, to)
    const eventId = await cases.addEvent(tx, ctx, {
      caseId,
      kind: 'document-released',
      familyMemberId: to,
      details: { documentId, kind: document.kind },
    })
    await recordAudit(tx, ctx, {
      ...{ action: 'document-released', subjectKind: 'document', subjectId: documentId, caseId },
      details: { kind: document.kind, to, ...(findings.length > 0 && { confirms: findings }) },
    })
    if (needsReason && reason) await cases.addNote(tx, ctx, { caseId, eventId }, reason)
    if (stopsAllMessages(status)) return
    await queueNotification(tx, ctx, {
      ...{ eventKey: eventId, kind: 'case-updated', caseId },
      to: { familyMembers: readers },
    })
  })
}

/**
 * Takes a release back, or sets aside what was put on the wrong case. Nobody is written to: what was read was read,
 * and the audit says by whom.
 * @throws not-found; conflict when there is nothing to take back
 */
export async function withdrawDocument(
  ctx: StaffContext,
  { cases }: DocumentOptions,
  caseId: string,
  documentId: string,
): Promise<void> {
  requireOfficer(ctx)
  await ctx.tx(async (tx) => {
    await cases.lock(tx, caseId)
    const { isFromFamily, isReleased, isWithdrawn } = await requireDocument(tx, caseId, documentId)
    if (isWithdrawn) throw conflict('This document is withdrawn already.')
    if (isFromFamily && !isReleased)
      throw conflict('The family sent this document. It is not released to anyone else.')

    await markWithdrawn(tx, documentId, ctx.now)
    if (isReleased || !isFromFamily)
      await cases.correctEvents(tx, ctx, { caseId, documentId, isSetAside: !isFromFamily })
    await recordAudit(tx, ctx, {
      ...{ action: 'document-withdrawn', subjectKind: 'document', subjectId: documentId, caseId },
      details: { wasReleased: isReleased },
    })
  })
}

/** A release carries the name of a person who answers for it. */
function requireOfficer(ctx: StaffContext): string {
  if (ctx.actor.kind !== 'staff') throw notAllowed()
  return ctx.actor.id
}

async function requireDocument(tx: Tx, caseId: string, documentId: string): Promise<DocumentToRelease> {
  const found = await lockDocument(tx, caseId, documentId)
  if (!found) throw notFound()
  return found
}

function requireReleasable({ scan, isReleased }: DocumentToRelease): void {
  if (scan === 'waiting')
    throw conflict('The virus check of this file is not done yet. Try again in a few minutes.')
  if (scan === 'infected') throw conflict('A virus was found in this file, and the file was deleted.')
  if (isReleased)
    throw conflict('This document is released already. To change who may read it, withdraw it first.')
}

async function requireReaders(
  tx: Tx,
  ctx: StaffContext,
  cases: CasesOfDocuments,
  caseId: string,
  to: string | null,
): Promise<string[]> {
  const readers = await cases.listReaders(tx, caseId, ctx.today)
  if (to === null) return readers
  if (!readers.includes(to))
    throw invalid('/to', 'This person’s access does not take in documents of this case')
  return [to]
}
