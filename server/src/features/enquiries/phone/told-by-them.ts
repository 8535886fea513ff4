import type { Council, ToldByThem } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { requireNoAddress } from '../../cases/index.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { sentBefore } from '../ask/sent-before.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { theyWrote } from '../promise/index.ts'
import { arrivedAt } from './arrival.ts'
import { findContact, insertRecordedMessage } from './contacts.store.ts'
import { tellReceived } from './record-contact.ts'

/**
 * Writes down in an enquiry what the family told us otherwise: it counts as theirs, so a promise that stood still runs
 * again, and one that was answered is open again. The same form twice writes once.
 * @throws not-found; conflict for spam, or when the form was sent before with other words; validation-failed
 */
export const writeOnBehalf = (ctx: StaffContext, council: Council, enquiryId: string, input: ToldByThem) =>
  actOn(ctx, council, enquiryId, null, async (act): Promise<void> => {
    if (act.enquiry.status === 'spam')
      throw conflict('This enquiry is marked as spam. Take the mark away first.')
    if (act.enquiry.mergedIntoId) throw conflict('This was joined to another enquiry. Write it down there.')
    if (await isThere(act, input)) return
    if (act.enquiry.caseId) await requireNoAddress(act.tx, act.enquiry.caseId, '/body', input.body)
    await write(act, input)
    const { replyBy, isNew } = await theyWrote(act.tx, ctx, council, act.enquiry)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'recorded', { channel: input.channel })
    await leaveTrace(act, 'contact-recorded', { channel: input.channel })
    if (isNew) await tellReceived(act, input.requestKey, replyBy)
  })

async function isThere({ tx, me, enquiry }: Act, { requestKey, body }: ToldByThem): Promise<boolean> {
  const found = await findContact(tx, requestKey)
  if (!found) return false
  if (found.enquiryId !== enquiry.id || found.recordedById !== me.id || found.body !== body)
    throw sentBefore()
  return true
}

async function write({ tx, ctx, me, enquiry }: Act, input: ToldByThem): Promise<void> {
  const { familyMemberId, contactName } = enquiry
  const isNew = await insertRecordedMessage(tx, {
    ...{ id: input.requestKey, enquiryId: enquiry.id, body: input.body, channel: input.channel },
    author: familyMemberId ? { familyMember: familyMemberId } : 'contact',
    ...{ authorName: contactName, writtenAt: arrivedAt(input.receivedOn, ctx.now), recordedById: me.id },
  })
  if (!isNew) throw sentBefore()
}
