import { type Council, type NewEnquiryFromChannel, parseReference, topicSettings } from '@send-hub/shared'
import { englandAndWales } from '../../platform/calendar/index.ts'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { findCaseIdByReference } from '../cases/index.ts'
import { findByIdempotencyKey, insertEnquiry, insertMessage } from './enquiries.store.ts'
import { makePromise, promiseForTopics } from './promise/index.ts'

/**
 * Records a question that came by phone, email, post or at the door, by staff or by another system. With an
 * idempotency key a retry finds the first one.
 * @throws validation-failed when there is no case with that reference; conflict when the key was used for another
 */
export async function openFromChannel(
  ctx: StaffContext,
  council: Council,
  input: NewEnquiryFromChannel,
  idempotencyKey: string | null,
): Promise<{ id: string; reference: string; replyBy: string }> {
  const key = idempotencyKey && `${ctx.actor.id}:${idempotencyKey}`
  return ctx.tx(async (tx) => {
    const caseId = input.caseReference ? await requireCaseId(tx, input.caseReference) : null
    const promise = promiseForTopics(input.topics, ctx.now, englandAndWales)
    const { team } = topicSettings[input.topics[0] as (typeof input.topics)[number]]
    const id = newId()
    const { name, email, phone } = input.contact
    const reference = await insertEnquiry(tx, {
      id,
      caseId,
      familyMemberId: null,
      contact: { email, phone },
      contactName: name,
      channel: input.channel,
      topics: input.topics,
      priority: promise.level,
      openedAt: ctx.now,
      replyBy: promise.replyBy,
      team,
      idempotencyKey: key,
    })
    if (!reference) return foundAgain(tx, key, input)

    await insertMessage(tx, {
      id: newId(),
      enquiryId: id,
      kind: 'message',
      authorKind: 'contact',
      authorId: null,
      authorName: name,
      body: input.body,
      writtenAt: ctx.now,
    })
    await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
    await recordAudit(tx, ctx, {
      action: 'enquiry-recorded',
      subjectKind: 'enquiry',
      subjectId: id,
      caseId,
      details: { channel: input.channel },
    })
    return { id, reference, replyBy: promise.replyBy }
  })
}

async function requireCaseId(tx: Tx, typed: string): Promise<string> {
  const reference = parseReference(typed)
  const caseId = reference && (await findCaseIdByReference(tx, reference))
  if (!caseId)
    throw invalid('/caseReference', 'There is no case with this reference. Check it, or leave it empty.')
  return caseId
}

async function foundAgain(tx: Tx, key: string | null, { contact, body }: NewEnquiryFromChannel) {
  const first = key ? await findByIdempotencyKey(tx, key) : undefined
  // Another question under an old key is a fault of the sender, who must hear of it, or the question would be lost.
  if (first?.contactName !== contact.name || first.body !== body) {
    throw conflict(
      'This was sent before under the same key, with other words. Send it again under a new one.',
    )
  }
  const { id, reference, replyBy } = first
  return { id, reference, replyBy }
}
