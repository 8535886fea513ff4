import type { Council, HandToSafeguarding } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endHandOverTasks } from '../promise/watch-safeguarding.ts'
import { londonMoment } from './london-moment.ts'
import { requireNotMerged } from './requirements.ts'
import { writePriority } from './triage.store.ts'

/**
 * Logs that a risk of harm was handed to children's social care by phone: whom, when, their reference, what was said.
 * Staff alone read it; no family does, nor the copy of a record before somebody has looked at it.
 * @throws not-found, conflict; validation-failed for a call that is still to come
 */
export const handToSafeguarding = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: HandToSafeguarding,
) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireNotMerged(act)
    const phonedAt = londonMoment(input.phonedOn, input.phonedAt)
    if (!phonedAt) throw invalid('/phonedAt', 'There was no such time on that day')
    if (phonedAt > ctx.now)
      throw invalid('/phonedAt', 'The call must be in the past: ring first, then write it down')
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'handed-to-safeguarding', {
      to: input.handedTo,
      phonedAt: phonedAt.toISOString(),
      theirReference: input.theirReference || null,
      said: input.said,
    })
    await endHandOverTasks(act.tx, ctx, enquiryId)
    // Whoever looks at the page as it was sees that it has moved on.
    await writePriority(act.tx, enquiryId, act.enquiry.priority)
    await leaveTrace(act, 'enquiry-handed-to-safeguarding')
  })
