import type { Council } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { theyWrote } from '../promise/index.ts'
import { insertMailMessage, type Thread } from './threads.store.ts'

/** Whose name stands under what the hub notes by itself. */
export const hubName = 'The hub'

/**
 * Puts a mail of who asked into its thread: as writing back does (write-back.ts), our turn again if it was theirs.
 * `proof`: how sure we are who wrote it.
 */
export async function joinByMail(
  tx: Tx,
  ctx: SystemContext,
  council: Council,
  thread: Thread,
  { body, proof }: { body: string; proof: 'signed' | 'address' },
): Promise<{ messageId: string; replyBy: Day; isNew: boolean }> {
  const messageId = newId()
  const promised = await theyWrote(tx, ctx, council, thread)
  await insertMailMessage(tx, {
    ...{ id: messageId, enquiryId: thread.id, kind: 'message', body, writtenAt: ctx.now, proof },
    authorKind: thread.familyMemberId ? 'family' : 'contact',
    familyMemberId: thread.familyMemberId,
    authorName: thread.contactName,
  })
  await recordAudit(tx, ctx, {
    action: 'family-wrote',
    subjectKind: 'enquiry',
    subjectId: thread.id,
    caseId: thread.caseId,
    details: { channel: 'email', proof },
  })
  return { messageId, ...promised }
}

/** What the hub tells staff in a thread; families never see it. No promise is touched by it. */
export async function noteInThread(
  tx: Tx,
  ctx: Pick<SystemContext, 'now'>,
  enquiryId: string,
  body: string,
): Promise<string> {
  const id = newId()
  await insertMailMessage(tx, {
    ...{ id, enquiryId, kind: 'note', authorKind: 'system', familyMemberId: null, authorName: hubName },
    ...{ body, writtenAt: ctx.now, proof: null },
  })
  return id
}
