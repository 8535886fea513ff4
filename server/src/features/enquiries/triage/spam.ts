import type { Council, EnquiryStatus, MarkSpam } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endPromise } from '../promise/index.ts'
import { putBack } from './put-back.ts'
import { requireHandedOver, requireOpen } from './requirements.ts'
import { findCallBack, lastEvent, stopMailOf } from './triage.store.ts'

/**
 * No question to us at all: nobody is owed anything, no mail goes to the sender, and no figure counts it.
 * @throws not-found, conflict; validation-failed for somebody with an account or on a case, until they are sure
 */
export const markSpam = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, isSure }: z.infer<typeof MarkSpam>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireOpen(act)
    await requireHandedOver(act)
    const { tx, enquiry } = act
    if ((enquiry.familyMemberId || enquiry.caseId) && !isSure) {
      throw invalid(
        '/isSure',
        'This is from somebody on a case. Tick the box if you are sure that it is spam',
      )
    }
    if (await findCallBack(tx, enquiryId))
      throw conflict('A call back is agreed. Make the call, or cancel it first.')
    await addEnquiryEvent(tx, ctx, enquiryId, 'marked-spam', {
      was: {
        status: enquiry.status,
        replyBy: enquiry.replyBy,
        waitingSince: enquiry.waitingSince?.toISOString() ?? null,
      },
    })
    await endPromise(tx, ctx, enquiry, { status: 'spam' })
    await asSystem(tx, () => stopMailOf(tx, enquiryId))
    await leaveTrace(act, 'enquiry-marked-spam')
  })

/** A question after all: they wait as they did, with the day they had been promised. @throws not-found, conflict */
export const unmarkSpam = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    const { tx, enquiry } = act
    if (enquiry.status !== 'spam') throw conflict('This enquiry is not marked as spam.')
    const marked = await lastEvent(tx, enquiryId, 'marked-spam')
    await putBack(act, council, (marked?.details.was ?? null) as Was | null)
    await addEnquiryEvent(tx, ctx, enquiryId, 'unmarked-spam')
    await leaveTrace(act, 'enquiry-unmarked-spam')
  })

/** How an enquiry stood before. */
export interface Was {
  status: EnquiryStatus
  replyBy: string | null
  waitingSince: string | null
}
