import { type CaseStatus, stopsAllMessages } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { queueNotification, stopNotificationsOfCase } from '../../notifications/index.ts'
import { listRecipients } from '../cases.store.ts'

/**
 * Tells everyone who may hear of it that there is something new, once per event. At a stage after a death nobody is
 * told, and what still waits is stopped.
 */
export async function tellFamily(
  tx: Tx,
  ctx: Context,
  about: { caseId: string; eventId: string; status: CaseStatus },
): Promise<void> {
  const { caseId, eventId, status } = about
  if (stopsAllMessages(status)) return stopNotificationsOfCase(tx, caseId)
  const familyMembers = await listRecipients(tx, caseId, ctx.today)
  await queueNotification(tx, ctx, { eventKey: eventId, kind: 'case-updated', to: { familyMembers }, caseId })
}
