import {
  type Council,
  type EnquiryForFamily,
  formatDayLong,
  type NewEnquiry,
  topicSettings,
} from '@send-hub/shared'
import { englandAndWales } from '../../platform/calendar/index.ts'
import type { FamilyContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { requireCaseToAskAbout } from '../cases/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { insertEnquiry, insertMessage } from './enquiries.store.ts'
import { readEnquiryForFamily } from './enquiry-for-family.ts'
import { makePromise, promiseForTopics } from './promise/index.ts'

/**
 * Opens an enquiry about a case this family member may act on, and promises the day of the answer. Sending the same
 * form twice opens one.
 * @throws validation-failed for a topic that a form is not the place for
 * @throws not-found when the case is absent or not shared with them
 * @throws not-allowed when they may only look
 * @throws conflict when the form was sent before with another question
 */
export async function askAboutCase(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  input: NewEnquiry,
): Promise<EnquiryForFamily> {
  if (!topicSettings[input.topic].familyMayChoose) throw invalid('/topic', 'Choose a topic from the list')
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
    if (!reference) return openedBefore(tx, ctx, council, caseId, input)

    const isNew = await insertMessage(tx, {
      id,
      enquiryId: id,
      kind: 'message',
      authorKind: 'family',
      authorId: ctx.actor.id,
      authorName: asked.askerName,
      body: input.body,
      writtenAt: ctx.now,
    })
    if (!isNew) throw sentBefore()
    await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
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

/**
 * What the same form opened when it came before. A browser's Back shows a form with its old key: another question
 * under it must not be taken for a repeat and lost. Somebody else's key finds nothing: only one's own can be read.
 */
async function openedBefore(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  { requestKey, body }: NewEnquiry,
): Promise<EnquiryForFamily> {
  const first = await readEnquiryForFamily(tx, ctx, council, requestKey)
  const isSame = first?.caseId === caseId.toLowerCase() && hasMessageOf(first, requestKey, body)
  if (!first || !isSame) throw sentBefore()
  return first
}

/** Whether the message that a form made is in the thread, word for word. */
export function hasMessageOf({ messages }: EnquiryForFamily, requestKey: string, body: string): boolean {
  return messages.some(
    (message) => message.id === requestKey.toLowerCase() && message.from === 'you' && message.body === body,
  )
}

export const sentBefore = () =>
  conflict('This form was sent before, with other words. Send it again to make it a new one.')
