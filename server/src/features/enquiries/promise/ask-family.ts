import type { AskFamily, Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { actOn, addStaffMessage, leaveTrace } from '../act-on-enquiry.ts'
import { requireHarmless, requireMayReply } from '../guard-reply.ts'
import { signatureOf } from '../signature.ts'
import { pausePromise } from './pause.ts'
import { notifyAsker } from './tell-family.ts'

/**
 * "We need something from you": the question goes to the family as a message, and the promise stands still until they
 * write. It is no answer. The words are guarded as those of a reply.
 * @throws not-found; conflict when it changed meanwhile, is not our turn, or its clock may not stop
 * @throws validation-failed when the words give somebody else away
 */
export const askFamily = (ctx: StaffContext, council: Council, enquiryId: string, input: AskFamily) =>
  actOn(
    ctx,
    council,
    enquiryId,
    input.version,
    async (act) => {
      await requireMayReply(act, input.body)
      const confirms = await requireHarmless(act, input)
      if (!(await addStaffMessage(act, 'message', input, signatureOf(act.me, council)))) return
      await pausePromise(act.tx, ctx, act.enquiry)
      await leaveTrace(act, 'enquiry-paused', confirms.length > 0 ? { confirms } : {})
      await notifyAsker(act.tx, ctx, act.enquiry, 'enquiry-asks', input.requestKey)
    },
    input,
  )
