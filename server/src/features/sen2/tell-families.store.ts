import { notificationVersion } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import type { MovedCase } from './merge-people.ts'

/** As queue-notification.ts does for one case: everyone whose access runs on this day hears once, nobody after a death. */
const insertUpdates = statement(
  'sen2.tell-families',
  `insert into notifications (id, event_key, kind, family_member_id, case_id, template_version, created_at, due_at)
   select gen_random_uuid(), x."eventKey", 'case-updated', a.family_member_id, c.id, $4, $2, $2
   from jsonb_to_recordset($1::jsonb) as x("caseId" uuid, "eventKey" text)
     join cases c on c.id = x."caseId"
     join access_on($3) a on a.case_id = c.id
   where not exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED')
   on conflict on constraint notifications_once_key do nothing`,
)

/** Puts one message a person into the outbox for each case that came to another stage. */
export async function tellFamilies(tx: Tx, moved: MovedCase[], now: Date, today: string): Promise<void> {
  if (moved.length === 0) return
  await tx.rows(insertUpdates, [JSON.stringify(moved), now, today, notificationVersion('case-updated')])
}

const stopWaiting = statement(
  'sen2.stop-messages',
  `update notifications set status = 'stopped'
   where status = 'waiting' and case_id in (
     select c.id from cases c where c.child_id in (select d.child_id from cases d where d.id = any($1::uuid[])))`,
)

/** After a death nothing that still waits may leave: about no case of this child. */
export async function stopMessagesAbout(tx: Tx, caseIds: string[]): Promise<void> {
  if (caseIds.length > 0) await tx.rows(stopWaiting, [caseIds])
}
