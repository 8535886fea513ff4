import type { Readable } from 'node:stream'
import type { Council } from '@send-hub/shared'
import type { Context, FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { HubError, notFound } from '../../../platform/errors.ts'
import { FileMissing, type FileStore } from '../../../platform/files/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { findRequest, listCopiesOfPerson, type RequestRow } from './copies.store.ts'
import { commonOf } from './work-on-request.ts'

/** The copies that this person asked for, and how each comes along. */
export async function copiesForFamily(ctx: FamilyContext, council: Council) {
  const rows = await ctx.tx((tx) => listCopiesOfPerson(tx, ctx.actor.id))
  return { items: rows.map((row) => ({ ...commonOf(row, council), childName: row.childName })) }
}

export interface OpenedCopy {
  fileName: string
  /** Null when only the headers are wanted. */
  content: Readable | null
}

interface Reading {
  files: FileStore
  council: Council
  requestId: string
  isOnlyAsked: boolean
}

/** The copy itself, to who asked for it alone. @throws not-found when it is not theirs, not released, or gone */
export async function readCopyAsFamily(ctx: FamilyContext, reading: Reading): Promise<OpenedCopy> {
  return ctx.tx(async (tx) => {
    const found = (await listCopiesOfPerson(tx, ctx.actor.id)).find(({ id }) => id === reading.requestId)
    return open(tx, ctx, reading, found, null)
  })
}

/** The same to staff, for handing over to somebody who does not sign in. */
export async function readCopyAsStaff(ctx: StaffContext, reading: Reading): Promise<OpenedCopy> {
  return ctx.tx(async (tx) => {
    const found = await findRequest(tx, reading.requestId)
    return open(tx, ctx, reading, found?.isBarred ? undefined : found, found?.caseId ?? null)
  })
}

async function open(
  tx: Tx,
  ctx: Context,
  { files, council, requestId, isOnlyAsked }: Reading,
  found: RequestRow | undefined,
  caseId: string | null,
): Promise<OpenedCopy> {
  if (!found?.storageKey) throw notFound()
  // The worker takes old files away now and then; the day decides.
  const { copyUntil } = commonOf(found, council)
  if (!copyUntil || copyUntil < ctx.today) throw notFound()
  const fileName = `${found.reference}.zip`
  if (isOnlyAsked) return { fileName, content: null }
  const content = await files.open(found.storageKey).catch((error: unknown) => {
    if (!(error instanceof FileMissing)) throw error
    throw new HubError('unavailable', 'The hub can’t reach this file just now. Try again later, or call us.')
  })
  try {
    await recordAudit(tx, ctx, {
      ...{ action: 'access-request-copy-read', subjectKind: 'access-request', subjectId: requestId, caseId },
    })
  } catch (error) {
    content.destroy()
    throw error
  }
  return { fileName, content }
}
