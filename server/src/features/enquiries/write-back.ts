import { type Council, type EnquiryForFamily, formatDayLong, type NewMessage } from '@send-hub/shared'
import type { FamilyContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { type Attached, nothingAttached } from './ask/open-enquiry.ts'
import { sentBefore } from './ask/sent-before.ts'
import { hasMessageOf, insertMessage, lockEnquiryOfFamily } from './enquiries.store.ts'
import { readEnquiryForFamily } from './enquiry-for-family.ts'
import { keepFamilyFiles } from './files/index.ts'
import { theyWrote } from './promise/index.ts'

/**
 * Adds the family member's message to their enquiry. If it was our turn already the promise stands; if we
 * waited for them, the clock runs again; if it was answered or closed, it is open again with a new promised day.
 * @throws not-found when the enquiry is absent or someone else's; conflict when the form was sent with other words
 */
export async function writeBack(
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  input: NewMessage,
  attached: Attached = nothingAttached,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const enquiry = await lockWhereItGoesOn(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    const { id } = enquiry
    const isNew = await insertMessage(tx, {
      id: input.requestKey,
      enquiryId: id,
      kind: 'message',
      authorKind: 'family',
      authorId: ctx.actor.id,
      authorName: enquiry.contactName,
      body: input.body,
      writtenAt: ctx.now,
    })
    if (isNew) {
      const message = { enquiryId: id, messageId: input.requestKey }
      await keepFamilyFiles(tx, ctx, attached.isScanned, message, attached.files)
      const promised = await theyWrote(tx, ctx, council, enquiry)
      if (promised.isNew) {
        await queueNotification(tx, ctx, {
          eventKey: input.requestKey,
          kind: 'enquiry-received',
          to: { familyMembers: [ctx.actor.id] },
          caseId: enquiry.caseId,
          values: { reference: enquiry.reference, replyBy: formatDayLong(promised.replyBy) },
        })
      }
      await recordAudit(tx, ctx, {
        action: 'family-wrote',
        subjectKind: 'enquiry',
        subjectId: id,
        caseId: enquiry.caseId,
      })
    }
    const view = await readEnquiryForFamily(tx, ctx, council, id)
    if (!view) throw notFound()
    if (!isNew && !(await hasMessageOf(tx, id, input.requestKey, input.body))) throw sentBefore()
    return view
  })
}

/** What they write in an enquiry that was joined to another of theirs is read there, where somebody answers. */
async function lockWhereItGoesOn(tx: Tx, enquiryId: string, familyMemberId: string) {
  const enquiry = await lockEnquiryOfFamily(tx, enquiryId, familyMemberId)
  if (!enquiry?.mergedIntoId) return enquiry
  return lockEnquiryOfFamily(tx, enquiry.mergedIntoId, familyMemberId)
}
