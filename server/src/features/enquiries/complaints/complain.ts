import { type Council, type EnquiryForFamily, formatDayLong, type NewComplaint } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { sentBefore } from '../ask/sent-before.ts'
import { hasMessageOf, insertMessage, lockEnquiryOfFamily } from '../enquiries.store.ts'
import { readEnquiryForFamily } from '../enquiry-for-family.ts'
import { asHub } from '../promise/index.ts'
import { openStage, stagesOf } from './complaints.store.ts'
import { openStageOf } from './open-complaint.ts'

/**
 * The family makes a question of theirs a complaint, or, once stage 1 is answered, asks for stage 2: in one step, with
 * what went wrong in their words. The same form twice does it once.
 * @throws not-found when the enquiry is absent or someone else's; conflict when it is a complaint already or has been
 *   through both stages, or when the form was sent with other words
 */
export async function complain(
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  { body, requestKey }: NewComplaint,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const enquiry = await lockEnquiryOfFamily(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    if (enquiry.mergedIntoId) throw conflict('This question goes on in another one. Write there.')
    const written = { id: requestKey, enquiryId, kind: 'message', authorKind: 'family' } as const
    const isNew = await insertMessage(tx, {
      ...written,
      ...{ authorId: ctx.actor.id, authorName: enquiry.contactName, body, writtenAt: ctx.now },
    })
    if (isNew) {
      const stages = await stagesOf(tx, enquiryId)
      const stage = stages.length === 0 ? 1 : 2
      if (openStage(stages)) throw conflict('This is a complaint already. Write what you want to add.')
      if (stages.length === 2) throw conflict('We have answered both stages of this complaint.')
      const by = await asHub(tx, ctx, () => openStageOf(tx, ctx, council, enquiryId, stage))
      await queueNotification(tx, ctx, {
        eventKey: requestKey,
        kind: 'enquiry-received',
        to: { familyMembers: [ctx.actor.id] },
        caseId: enquiry.caseId,
        values: { reference: enquiry.reference, replyBy: formatDayLong(by) },
      })
      await recordAudit(tx, ctx, {
        action: 'complaint-made',
        subjectKind: 'enquiry',
        subjectId: enquiryId,
        caseId: enquiry.caseId,
        details: { stage },
      })
    }
    const view = await readEnquiryForFamily(tx, ctx, council, enquiryId)
    if (!view) throw notFound()
    if (!isNew && !(await hasMessageOf(tx, enquiryId, requestKey, body))) throw sentBefore()
    return view
  })
}
