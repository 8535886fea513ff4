import type { NotificationKind } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

const readSent = statement(
  'notifications.was-sent',
  `select 1 as found from notifications where event_key = any($1::text[]) and kind = $2 and status = 'sent' limit 1`,
)

/** Whether a message of this kind about one of these events has left, as far as the ledger knows. As the system. */
export async function wasSent(
  tx: Tx,
  kind: NotificationKind,
  eventKeys: readonly string[],
): Promise<boolean> {
  return eventKeys.length > 0 && (await tx.rows(readSent, [eventKeys, kind])).length > 0
}
