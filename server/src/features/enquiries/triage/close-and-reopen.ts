import {
  type CloseEnquiry,
  type Council,
  closeReasons,
  owesCloseWords,
  type ReopenEnquiry,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { type Act, actOn, addStaffMessage, leaveTrace, ours, tellAsker } from '../act-on-enquiry.ts'
import { openStage, stagesOf } from '../complaints/complaints.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endPromise, keepPromise, renewPromise } from '../promise/index.ts'
import { requireHandedOver, requireNotMerged } from './requirements.ts'
import { endCallBack, findCallBack } from './triage.store.ts'

/**
 * Ends the matter, with a reason that staff can read later; it opens again when the asker writes. What is still owed to
 * them ends only by a reason that says why. They are told.
 * @throws not-found, conflict; validation-failed for a reason that does not fit
 */
export const closeEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.infer<typeof CloseEnquiry>,
) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    const { tx, enquiry } = act
    if (enquiry.status === 'closed') throw conflict('This enquiry is closed already.')
    if (enquiry.status === 'spam') throw conflict('This enquiry is marked as spam. Take that back first.')
    await requireHandedOver(act)
    if (openStage(await stagesOf(tx, enquiryId))) {
      throw conflict(
        'A complaint is open here. Answer it, or record that the family withdrew it, before you close.',
      )
    }
    await endWhatIsOwed(act, input)
    const reason = closeReasons[input.reason]
    if (reason.keepsPromise && enquiry.status === 'waiting') await keepPromise(tx, ctx, enquiry, act.me.id)
    await endPromise(tx, ctx, enquiry, { status: 'closed' })
    const note = ours(`Closed: ${[reason.words, input.words].filter(Boolean).join('. ')}`)
    await addStaffMessage(act, 'note', note, act.me.name)
    await addEnquiryEvent(tx, ctx, enquiryId, 'closed', {
      reason: input.reason,
      ...(input.words && { words: input.words }),
    })
    await leaveTrace(act, 'enquiry-closed', { reason: input.reason })
    // Whoever still waited for an answer must hear that none is coming; whoever has one knows.
    if (enquiry.status !== 'answered') await tellAsker(act, note.requestKey, 'case-updated')
  })

/** @throws validation-failed unless the reason says why neither an answer nor a call is owed any more */
async function endWhatIsOwed(
  { tx, ctx, enquiry }: Act,
  { reason, words }: z.infer<typeof CloseEnquiry>,
): Promise<void> {
  const callBack = await findCallBack(tx, enquiry.id)
  const isOpen = enquiry.status === 'waiting' || enquiry.status === 'paused'
  const { endsPromise, endsCallBack, keepsPromise } = closeReasons[reason]
  if (callBack && !endsCallBack) {
    throw invalid(
      '/reason',
      'A call back is agreed. Make the call, or choose a reason that says why it is not owed',
    )
  }
  if (isOpen && !endsPromise) {
    throw invalid('/reason', 'They still wait for an answer. Choose a reason that says why none is owed')
  }
  if (reason === 'they-did-not-write' && enquiry.status === 'waiting') {
    throw invalid('/reason', 'They wait for us, not we for them. Choose another reason')
  }
  if (owesCloseWords(reason, isOpen || callBack !== undefined) && !words) {
    throw invalid('/words', 'Say more, so that a colleague understands why it was closed')
  }
  if (callBack) await endCallBack(tx, callBack, keepsPromise ? 'spoke' : 'cancelled', ctx.now)
}

/** Our turn again, with a new day: something is still owed. @throws not-found; conflict unless it is closed */
export const reopenEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, reason }: z.infer<typeof ReopenEnquiry>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireNotMerged(act)
    if (act.enquiry.status !== 'closed' && act.enquiry.status !== 'answered') {
      throw conflict('This enquiry is open already.')
    }
    await renewPromise(act.tx, ctx, council, act.enquiry, { because: 'reopened' })
    const note = ours(`Opened again: ${reason}`)
    await addStaffMessage(act, 'note', note, act.me.name)
    await leaveTrace(act, 'enquiry-reopened')
    await tellAsker(act, note.requestKey, 'case-updated')
  })
