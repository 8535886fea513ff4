import {
  type NotificationKind,
  notificationVersion,
  type TextKind,
  textKinds,
  textVersion,
} from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'

export interface QueuedNotification {
  /** What happened: an event's or message's id. With the person and the channel it is unique in the ledger. */
  eventKey: string
  /** Decides whether it goes by email or by text. */
  kind: NotificationKind | TextKind
  to: { familyMembers?: string[]; staff?: string[] }
  /**
   * An address that is on nobody's record (any more), sealed with the hub's key for addresses: the message goes there,
   * for the one person in `to`, or for nobody whom the hub knows yet.
   */
  sealedTo?: string
  /** The case it is about; kept so that waiting messages can be stopped, never put into the text. */
  caseId?: string | null
  values?: Record<string, string>
  /** Goes before everything that waits: somebody sits in front of a screen. */
  isUrgent?: boolean
}

/** An urgent message is due since yesterday, so that the one index of the outbox puts it first. */
const urgentByMs = 24 * 60 * 60 * 1000

const insertNotifications = statement(
  'notifications.insert',
  `insert into notifications (id, event_key, kind, family_member_id, staff_member_id, case_id, values,
     template_version, created_at, due_at, sealed_to, channel)
   select gen_random_uuid(), $1, $2, family_member_id, staff_member_id, $3, $4::jsonb, $5, $6, $7, $10, $11
   from (select unnest($8::uuid[]) as family_member_id, null::uuid as staff_member_id
         union all select null, unnest($9::uuid[])
         union all select null, null where $10::text is not null and cardinality($8::uuid[] || $9::uuid[]) = 0
   ) as recipients
   on conflict on constraint notifications_once_key do nothing`,
)

/**
 * Writes one message a person into the outbox, in the transaction of the change it tells of.
 * The same event, person and channel a second time is no second message.
 */
export async function queueNotification(tx: Tx, ctx: Context, message: QueuedNotification): Promise<void> {
  await tx.rows(insertNotifications, [
    message.eventKey,
    message.kind,
    message.caseId ?? null,
    message.values ?? {},
    isText(message.kind) ? textVersion : notificationVersion(message.kind),
    ctx.now,
    message.isUrgent ? new Date(ctx.now.getTime() - urgentByMs) : ctx.now,
    message.to.familyMembers ?? [],
    message.to.staff ?? [],
    message.sealedTo ?? null,
    isText(message.kind) ? 'text' : 'email',
  ])
}

const isText = (kind: NotificationKind | TextKind): kind is TextKind => textKinds.some((one) => one === kind)

const stopWaiting = statement(
  'notifications.stop',
  "update notifications set status = 'stopped' where case_id = $1 and status = 'waiting'",
)

/** After a death nothing that still waits may leave. */
export async function stopNotificationsOfCase(tx: Tx, caseId: string): Promise<void> {
  await tx.rows(stopWaiting, [caseId])
}
