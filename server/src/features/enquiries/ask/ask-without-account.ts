import { createHmac } from 'node:crypto'
import {
  type Council,
  formatDayLong,
  type StrangerAnswered,
  type StrangersQuestion,
  topicSettings,
} from '@send-hub/shared'
import type { z } from 'zod'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { findByIdempotencyKey, insertEnquiry, insertMessage } from '../enquiries.store.ts'
import { makePromise, promiseForTopics } from '../promise/index.ts'
import { sentBefore } from './sent-before.ts'

/** What questions without an account need besides the council. */
export interface WithoutAccount {
  /** Seals an address that is on nobody's record until its mail has gone. */
  addresses: Sealer
  /** Makes what the outbox knows an address by; nobody can read the address from it. */
  addressKey: string
}

/**
 * A question of somebody without an account: an enquiry linked to nobody, which staff link once they have asked who it is.
 * Nothing is looked up, so that the answer is the same for whoever is known here and whoever is not. An address gets one
 * receipt a day, so that nobody can fill somebody else's mailbox.
 * @throws conflict when the form was sent before with other words
 */
export async function askWithoutAccount(
  ctx: SystemContext,
  council: Council,
  { addresses, addressKey }: WithoutAccount,
  { name, email, phone, body, requestKey }: StrangersQuestion,
): Promise<z.infer<typeof StrangerAnswered>> {
  const promise = promiseForTopics(['OTHER'], ctx.now, englandAndWales)
  const { team } = topicSettings.OTHER
  const id = requestKey
  return ctx.tx(async (tx) => {
    const idempotencyKey = `without-account:${requestKey}`
    const contact = { ...(email && { email }), ...(phone && { phone }) }
    const reference = await insertEnquiry(tx, {
      ...{
        id,
        caseId: null,
        familyMemberId: null,
        contact,
        contactName: name,
        channel: 'web',
        topics: ['OTHER'],
      },
      ...{ priority: promise.level, openedAt: ctx.now, replyBy: promise.replyBy, team, idempotencyKey },
    })
    if (!reference) {
      const first = await findByIdempotencyKey(tx, idempotencyKey)
      if (first?.contactName === name && first.body === body) return { replyBy: first.replyBy }
      throw sentBefore()
    }
    const isNew = await insertMessage(tx, {
      ...{ id, enquiryId: id, kind: 'message', authorKind: 'contact', authorId: null, authorName: name },
      ...{ body, writtenAt: ctx.now },
    })
    if (!isNew) throw sentBefore()
    await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
    await recordAudit(tx, ctx, {
      ...{
        action: 'enquiry-opened',
        subjectKind: 'enquiry',
        subjectId: id,
        details: { withoutAccount: true },
      },
    })
    if (email) {
      const known = createHmac('sha256', addressKey).update(email.toLowerCase()).digest('base64url')
      await queueNotification(tx, ctx, {
        ...{ eventKey: `${known}:${ctx.today}`, kind: 'question-received', to: {} },
        ...{ sealedTo: addresses.seal(email), values: { replyBy: formatDayLong(promise.replyBy) } },
      })
    }
    return { replyBy: promise.replyBy }
  })
}
