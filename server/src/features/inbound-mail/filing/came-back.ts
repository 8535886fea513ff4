import { londonDay } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
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

const notSent =
  'The last email from us did not go out: before it could, this was linked to a person or a case, or seen as a risk of harm. They have not got it.'

const readIsSpam = statement(
  'inbound-mail.is-spam',
  "select status = 'spam' as spam from enquiries where id = $1",
)

/**
 * What staff wrote to somebody without an account may not go by email any more: whoever reads the thread must know. Of spam
 * there is nothing to tell.
 */
export async function noteNotSent(
  tx: Tx,
  ctx: Pick<SystemContext, 'now'>,
  enquiryId: string,
  notificationId: string,
): Promise<void> {
  if ((await tx.rows<{ spam: boolean }>(readIsSpam, [enquiryId]))[0]?.spam) return
  await noteInThread(tx, ctx, enquiryId, notSent)
  await addStaffTask(tx, ctx, {
    ...{ kind: 'words-not-sent', causeKey: `words-not-sent:${notificationId}`, team: 'hub' },
    ...{ enquiryId, dueOn: londonDay(ctx.now) },
  })
}
