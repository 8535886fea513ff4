import type { Council, EnquiryForFamily, RaiseEnquiry } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { sentBefore } from '../ask/sent-before.ts'
import { hasMessageOf, insertMessage, lockEnquiryOfFamily } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { readEnquiryForFamily } from '../enquiry-for-family.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { theyWrote } from './pause.ts'
import { asHub, renewPromise, requireStanding } from './promise-acts.ts'

/** Two working days. What is more urgent than that, a person of ours confirms (domain: priorities). */
const raisedTo = 2

/**
 * "It has become urgent": what the family writes becomes a message, the answer is promised within two working days, never
 * later than it was, and a person looks today whether it is more urgent still. One that was answered or closed is open again.
 * @throws not-found when the enquiry is absent or someone else's; conflict when the form was sent with other words
 */
export async function raiseByFamily(
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  { body, requestKey }: RaiseEnquiry,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const enquiry = await lockEnquiryOfFamily(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    if (enquiry.mergedIntoId) throw conflict('This question goes on in another one. Write there.')
    const isNew = await insertMessage(tx, {
      ...{ id: requestKey, enquiryId, kind: 'message', authorKind: 'family', authorId: ctx.actor.id },
      ...{ authorName: enquiry.contactName, body, writtenAt: ctx.now },
    })
    if (isNew) {
      await theyWrote(tx, ctx, council, enquiry)
      const before = await asHub(tx, ctx, () => requireStanding(tx, enquiryId))
      const priority = Math.min(before.priority, raisedTo)
      if (priority < before.priority) {
        await renewPromise(tx, ctx, council, enquiry, { because: 'changed', priority })
      }
      await asHub(tx, ctx, async () => {
        await addEnquiryEvent(tx, ctx, enquiryId, 'priority-changed', {
          from: before.priority,
          to: priority,
          by: 'family',
        })
        await addStaffTask(tx, ctx, {
          ...{ kind: 'said-urgent', causeKey: `said-urgent:${enquiryId}`, team: before.team, enquiryId },
          ...{ forStaffId: before.ownerId, dueOn: ctx.today },
        })
      })
      const { caseId } = enquiry
      await recordAudit(tx, ctx, {
        action: 'enquiry-raised',
        subjectKind: 'enquiry',
        subjectId: enquiryId,
        caseId,
      })
    }
    const view = await readEnquiryForFamily(tx, ctx, council, enquiryId)
    if (!view) throw notFound()
    if (!isNew && !(await hasMessageOf(tx, enquiryId, requestKey, body))) throw sentBefore()
    return view
  })
}
