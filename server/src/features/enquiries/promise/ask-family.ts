import type { AskFamily, Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { actOn, addStaffMessage, leaveTrace } from '../act-on-enquiry.ts'
import { requireHarmless, requireMayReply } from '../guard-reply.ts'
import { addressForReply, sendReplyByMail } from '../mail-out/reply-by-mail.ts'
import { signatureOf } from '../signature.ts'
import { pausePromise } from './pause.ts'
import { notifyAsker } from './tell-family.ts'

/**
 * "We need something from you": the question goes to the family as a message, and the promise stands still until they
 * write. It is no answer. The words are guarded as those of a reply, and reach who has no account as a reply does: by
 * email, where the writer says so.
 * @throws not-found; conflict when it changed meanwhile, is not our turn, its clock may not stop, or it may not go by email
 * @throws validation-failed when the words give somebody else away, or the writer has not said how they reach who wrote
 */
export const askFamily = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: AskFamily,
  sealAddress: (address: string) => string,
) =>
  actOn(
    ctx,
    council,
    enquiryId,
    input.version,
    async (act) => {
      await requireMayReply(act, input.body)
      const confirms = await requireHarmless(act, input)
      const mailTo = await addressForReply(act, input, 'question')
      if (!(await addStaffMessage(act, 'message', input, signatureOf(act.me, council)))) return
      await pausePromise(act.tx, ctx, act.enquiry)
      await leaveTrace(act, 'enquiry-paused', {
        ...(confirms.length > 0 && { confirms }),
        ...(mailTo && { byEmail: true }),
      })
      await notifyAsker(act.tx, ctx, act.enquiry, 'enquiry-asks', input.requestKey)
      if (mailTo) await sendReplyByMail(act, 'ask-by-email', input.requestKey, sealAddress(mailTo))
    },
    input,
  )
