import {
  type Council,
  type EnquiryForFamily,
  formatDayLong,
  type NewEnquiry,
  topicSettings,
} from '@send-hub/shared'
import { englandAndWales } from '../../platform/calendar/index.ts'
import type { FamilyContext } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { requireCaseToAskAbout } from '../cases/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { insertEnquiry, insertMessage, insertReplyPromise } from './enquiries.store.ts'
import { readEnquiryForFamily } from './enquiry-for-family.ts'
import { promiseForTopics } from './promise.ts'

/**
 * Opens an enquiry about a case this family member may act on, and promises the day of the answer. Sending the same
 * form twice opens one.
 * @throws not-found when the case is absent or not shared with them
 * @throws not-allowed when they may only look
 */
export async function askAboutCase(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  input: NewEnquiry,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const asked = await requireCaseToAskAbout(tx, ctx.actor.id, caseId)
    const promise = promiseForTopics([input.topic], ctx.now, englandAndWales)
    const { team } = topicSettings[input.topic]
    const id = input.requestKey

    const reference = await insertEnquiry(tx, {
      id,
      caseId,
      familyMemberId: ctx.actor.id,
      contact: null,
      contactName: asked.askerName,
      channel: 'web',
      topics: [input.topic],
      priority: promise.level,
      openedAt: ctx.now,
      replyBy: promise.replyBy,
      team,
      idempotencyKey: null,
    })
    // Nothing inserted: this form came before, or somebody made up another's key; only one's own can be read.
    if (!reference) return (await readEnquiryForFamily(tx, ctx, council, id)) ?? refuseKey()

    await insertMessage(tx, {
      id,
      enquiryId: id,
      kind: 'message',
      authorKind: 'family',
      authorId: ctx.actor.id,
      authorName: asked.askerName,
      body: input.body,
      writtenAt: ctx.now,
    })
    await insertReplyPromise(tx, {
      enquiryId: id,
      dueOn: promise.replyBy,
      madeAt: ctx.now,
      ownerId: null,
      ownerName: council.teams[team].publicName,
    })
    await recordAudit(tx, ctx, { action: 'enquiry-opened', subjectKind: 'enquiry', subjectId: id, caseId })
    await queueNotification(tx, ctx, {
      eventKey: id,
      kind: 'enquiry-received',
      to: { familyMembers: [ctx.actor.id] },
      caseId,
      values: { reference, replyBy: formatDayLong(promise.replyBy) },
    })
    return {
      id,
      reference,
      caseId,
      childName: asked.childName,
      topics: [topicSettings[input.topic].publicLabel],
      status: 'waiting',
      openedAt: ctx.now.toISOString(),
      replyBy: promise.replyBy,
      isOverdue: false,
      answeredBy: council.teams[team].publicName,
      messages: [
        { id, from: 'you', name: asked.askerName, writtenAt: ctx.now.toISOString(), body: input.body },
      ],
    }
  })
}

const refuseKey = (): never => {
  throw conflict('This form was sent before. Open it again and send it once more.')
}
