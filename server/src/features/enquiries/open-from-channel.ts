import { type Council, type NewEnquiryFromChannel, parseReference, topicSettings } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../platform/calendar/index.ts'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { idOfName, newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { findCaseIdByReference } from '../cases/index.ts'
import { findByIdempotencyKey, findMessage, insertEnquiry, insertMessage } from './enquiries.store.ts'
import { type Joined, joinIfRepeat, makePromise, promiseForTopics } from './promise/index.ts'
import { tellOtherTeams } from './triage/tell-other-teams.ts'

/**
 * Records a question that came by phone, email, post or at the door, by staff or by another system. Where the same person
 * comes again about one matter it joins the first (`askedOn`). With an idempotency key a retry finds the first one.
 * @throws validation-failed when there is no case with that reference; conflict when the key was used for another
 */
export async function openFromChannel(
  ctx: StaffContext,
  council: Council,
  input: NewEnquiryFromChannel,
  idempotencyKey: string | null,
): Promise<{ id: string; reference: string; replyBy: string; askedOn?: Day }> {
  const key = idempotencyKey && `${ctx.actor.id}:${idempotencyKey}`
  return ctx.tx(async (tx) => {
    const caseId = input.caseReference ? await requireCaseId(tx, input.caseReference) : null
    const promise = promiseForTopics(input.topics, ctx.now, englandAndWales)
    const { team } = topicSettings[input.topics[0] as (typeof input.topics)[number]]
    const id = newId()
    const messageId = key ? messageIdOf(key) : newId()
    const { name, email, phone } = input.contact
    const { topics, isNewMatter } = input
    const contact = { email, phone }
    const repeat = { caseId, familyMemberId: null, contact: input.contact, topics, messageId, isNewMatter }
    const joined = await joinIfRepeat(tx, ctx, council, repeat)
    if (joined?.wasThere) return foundAgain(tx, key, input, joined)
    if (joined) return joinFirst(tx, ctx, input, messageId, caseId, joined)
    const reference = await insertEnquiry(tx, {
      id,
      caseId,
      familyMemberId: null,
      contact,
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

    const isNew = await insertMessage(tx, {
      id: messageId,
      enquiryId: id,
      kind: 'message',
      authorKind: 'contact',
      authorId: null,
      authorName: name,
      body: input.body,
      writtenAt: ctx.now,
    })
    // Its words joined another enquiry under this key before: an enquiry without words would be one lost.
    if (!isNew) throw otherWords()
    await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
    await tellOtherTeams(tx, ctx, { id, topics: input.topics, team })
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

async function joinFirst(
  tx: Tx,
  ctx: StaffContext,
  { contact, body, channel }: NewEnquiryFromChannel,
  messageId: string,
  caseId: string | null,
  { id, reference, replyBy, askedOn }: Joined,
) {
  await insertMessage(tx, {
    ...{ id: messageId, enquiryId: id, kind: 'message', authorKind: 'contact', authorId: null },
    ...{ authorName: contact.name, body, writtenAt: ctx.now },
  })
  await recordAudit(tx, ctx, {
    ...{ action: 'enquiry-recorded', subjectKind: 'enquiry', subjectId: id, caseId },
    details: { channel, joined: true },
  })
  return { id, reference, replyBy, askedOn }
}

const otherWords = () =>
  conflict('This was sent before under the same key, with other words. Send it again under a new one.')

async function requireCaseId(tx: Tx, typed: string): Promise<string> {
  const reference = parseReference(typed)
  const caseId = reference && (await findCaseIdByReference(tx, reference))
  if (!caseId)
    throw invalid('/caseReference', 'There is no case with this reference. Check it, or leave it empty.')
  return caseId
}

/** What the first request with this key opened, or joined. @throws conflict when it had other words */
async function foundAgain(
  tx: Tx,
  key: string | null,
  { contact, body }: NewEnquiryFromChannel,
  joined?: Joined,
) {
  const first = key ? await findByIdempotencyKey(tx, key) : undefined
  // Another question under an old key is a fault of the sender, who must hear of it, or the question would be lost.
  if (!first && joined) {
    const message = key ? await findMessage(tx, messageIdOf(key)) : undefined
    if (message?.body !== body) throw otherWords()
    const { id, reference, replyBy, askedOn } = joined
    return { id, reference, replyBy, askedOn }
  }
  if (first?.contactName !== contact.name || first.body !== body) throw otherWords()
  const { id, reference, replyBy } = first
  return { id, reference, replyBy }
}

/** The same for each try of one request. */
const messageIdOf = (key: string) => idOfName(`channel:${key}`)
