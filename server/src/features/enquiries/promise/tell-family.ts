import type { NotificationKind } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { queueNotification } from '../../notifications/index.ts'
import type { Standing } from './promise.store.ts'

const readMayHear = statement(
  'promise.may-hear',
  `select $1::uuid is null or exists (select from access_on(app_today()) a join cases c on c.id = a.case_id
     where a.case_id = $1 and a.family_member_id = $2 and not is_held_back(c.child_id, $2, null)
       and not exists (select from cases d where d.child_id = c.child_id and d.status = 'CLOSED_DECEASED')) as "mayHear"`,
)

/**
 * Whether the hub may write to the asker by itself: they have an account, and where it is about a case their access runs,
 * no restriction keeps it from them, and the child lives. As the daily work does (cases/daily). As the system.
 */
export async function mayHear(
  tx: Tx,
  { caseId, familyMemberId }: Pick<Standing, 'caseId' | 'familyMemberId'>,
): Promise<boolean> {
  if (!familyMemberId) return false
  const [row] = await tx.rows<{ mayHear: boolean }>(readMayHear, [caseId, familyMemberId])
  return row?.mayHear ?? false
}

/** One email to the asker that says only that there is something. The same key a second time is no second one. */
export async function notifyAsker(
  tx: Tx,
  ctx: Context,
  { caseId, familyMemberId }: Pick<Standing, 'caseId' | 'familyMemberId'>,
  kind: Extract<NotificationKind, 'enquiry-late' | 'enquiry-asks' | 'enquiry-still-asks'>,
  eventKey: string,
): Promise<void> {
  if (!familyMemberId) return
  await queueNotification(tx, ctx, { eventKey, kind, to: { familyMembers: [familyMemberId] }, caseId })
}

const insertOurs = statement(
  'promise.insert-message-of-hub',
  `insert into messages (id, enquiry_id, kind, author_kind, author_name, body, written_at)
   values (gen_random_uuid(), $1, 'message', 'system', $2, $3, $4)`,
)

/** What the hub itself writes in a conversation. Never an answer: it keeps no promise. */
export async function addMessageOfHub(
  tx: Tx,
  { now }: Context,
  message: { enquiryId: string; from: string; body: string },
): Promise<void> {
  await tx.rows(insertOurs, [message.enquiryId, message.from, message.body, now])
}
