import { type Council, type TopicCode, topicSettings } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { insertEnquiry } from '../enquiries.store.ts'
import { makePromise, promiseForTopics } from '../promise/index.ts'
import { insertMailMessage } from './threads.store.ts'

/** What somebody wrote whom no thread expects. */
export interface MailToOpen {
  name: string
  email: string | null
  body: string
  /** When it reached us: the promise counts from then, however late it is filed. */
  receivedAt: Date
}

/** What it is about, a person says. */
const topics: TopicCode[] = ['OTHER']

/**
 * Opens an enquiry from a mail, with a promise as for every other. It is linked to nobody, also where its address is on
 * somebody's record: anybody can write a sender's address, and what is linked shows in that person's account as their own
 * words and stands beside their case. Staff see whose address it could be and link it (`linked`); until then nothing of a
 * case is near it. Source: docs/decisions/0024.
 */
export async function openByMail(
  tx: Tx,
  ctx: Context,
  council: Council,
  { name, email, body, receivedAt }: MailToOpen,
): Promise<{ id: string; reference: string; replyBy: Day; messageId: string }> {
  const promise = promiseFrom(receivedAt, ctx)
  const { team } = topicSettings[topics[0] as TopicCode]
  const [id, messageId] = [newId(), newId()]
  const reference = await insertEnquiry(tx, {
    ...{ id, caseId: null, familyMemberId: null, contact: email ? { email } : null, contactName: name },
    ...{ channel: 'email', topics, priority: promise.level, openedAt: receivedAt, replyBy: promise.replyBy },
    ...{ team, idempotencyKey: null },
  })
  if (!reference) throw new Error('The enquiry of a mail was not written')
  await insertMailMessage(tx, {
    ...{ id: messageId, enquiryId: id, kind: 'message', authorKind: 'contact', familyMemberId: null },
    ...{ authorName: name, body, writtenAt: receivedAt, proof: null },
  })
  await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
  await recordAudit(tx, ctx, {
    action: 'enquiry-recorded',
    subjectKind: 'enquiry',
    subjectId: id,
    details: { channel: 'email' },
  })
  return { id, reference, replyBy: promise.replyBy, messageId }
}

/** From the day it came; after a long outage from today, because nobody can promise a day that has passed. */
function promiseFrom(receivedAt: Date, { now, today }: Context) {
  const promise = promiseForTopics(topics, receivedAt, englandAndWales)
  return promise.replyBy < today ? promiseForTopics(topics, now, englandAndWales) : promise
}
