import { londonDay } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { addStaffTask, noteInThread } from '../../enquiries/index.ts'

const cameBack =
  'An email of ours to them came back, so they have not read it. Check the address before you answer by email.'

/**
 * A mail of ours to the address that somebody without an account gave did not arrive: staff read it in the thread, and no
 * words go there until they have checked the address. Answers the note. `inboundMailId`: the report of it, if one came.
 */
export async function noteCameBack(
  tx: Tx,
  ctx: Pick<SystemContext, 'now'>,
  enquiryId: string,
  inboundMailId: string | null,
): Promise<string> {
  const messageId = await noteInThread(tx, ctx, enquiryId, cameBack)
  await addStaffTask(tx, ctx, {
    ...{ kind: 'check-address', causeKey: `check-address:${enquiryId}`, team: 'hub' },
    ...{ enquiryId, inboundMailId, dueOn: londonDay(ctx.now) },
  })
  return messageId
}
