import type { Council, HandOverEnquiry, NewNote, NewReply } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { findStaffMember } from '../people/index.ts'
import { actOn, addStaffMessage, leaveTrace, ours, tellAsker } from './act-on-enquiry.ts'
import { draftIsSent } from './drafts/index.ts'
import { changeOwner, isClosedTo } from './enquiries.store.ts'
import { addEnquiryEvent } from './enquiry-events.ts'
import { sendAnswerFiles } from './files/index.ts'
import { requireHarmless, requireMayReply } from './guard-reply.ts'
import { isAnswer } from './is-answer.ts'
import { addressForReply, sendReplyByMail } from './mail-out/reply-by-mail.ts'
import { keepPromise } from './promise/index.ts'
import { signatureOf } from './signature.ts'
import { requireNotMerged } from './triage/requirements.ts'

/** Makes the enquiry mine. @throws not-found, conflict */
export const takeEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    await changeOwner(act.tx, enquiryId, act.me.id, act.me.team)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'taken')
    await leaveTrace(act, 'enquiry-taken')
  })

/** Gives the enquiry to a colleague, with a note for them. @throws not-found, conflict, validation-failed */
export const handOverEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.infer<typeof HandOverEnquiry>,
) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    const colleague = await findStaffMember(act.tx, input.ownerId)
    if (!colleague) throw invalid('/ownerId', 'Choose a colleague who works here')
    if (await isClosedTo(act.tx, enquiryId, colleague.id)) {
      throw invalid('/ownerId', 'This colleague can’t work on this case. Choose somebody else')
    }
    await changeOwner(act.tx, enquiryId, colleague.id, colleague.team)
    if (input.note)
      await addStaffMessage(act, 'note', ours(`For ${colleague.name}: ${input.note}`), act.me.name)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'given', { to: colleague.id })
    await leaveTrace(act, 'enquiry-handed-over', { to: colleague.id })
  })

/** Writes a note that only staff read. The same form sent twice leaves one. @throws not-found */
export const addNote = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.infer<typeof NewNote>,
) =>
  actOn(ctx, council, enquiryId, null, async (act) => {
    if (await addStaffMessage(act, 'note', input, act.me.name)) await leaveTrace(act, 'note-added')
    await draftIsSent(act.tx, ctx, enquiryId, 'note', input)
  })

/**
 * Answers: the asker reads it in the thread and is told by email that there is something to read; who has no account gets
 * it by email where the writer says so. Keeps the promise.
 * @throws not-found; conflict when someone else has answered or changed it meanwhile
 * @throws validation-failed when the words give somebody else of the case away, or another child
 */
export const replyToEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: z.infer<typeof NewReply>,
  sealAddress: (address: string) => string,
) =>
  actOn(
    ctx,
    council,
    enquiryId,
    input.version,
    async (act) => {
      requireNotMerged(act)
      await requireMayReply(act, input.body)
      const confirms = await requireHarmless(act, input)
      const mailTo = await addressForReply(act, input, 'answer')
      await draftIsSent(act.tx, ctx, enquiryId, 'message', input)
      if (!(await addStaffMessage(act, 'message', input, signatureOf(act.me, council)))) return
      const files = await sendAnswerFiles(act, input.requestKey, input)
      if (await isAnswer(act.tx, enquiryId)) await keepPromise(act.tx, ctx, act.enquiry, act.me.id)
      const more = { ...(confirms.length > 0 && { confirms }), ...(mailTo && { byEmail: true }) }
      await leaveTrace(act, 'enquiry-answered', { ...files, ...more })
      await tellAsker(act, input.requestKey, 'enquiry-answered')
      if (mailTo) await sendReplyByMail(act, 'reply-by-email', input.requestKey, sealAddress(mailTo))
    },
    input,
  )
