import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { enquiryOfMessageId, threadOfMessageId } from '../../../platform/mail-thread-id.ts'
import {
  findIdsByReferences,
  findThread,
  type JoinRefusal,
  refusalToJoin,
  type Thread,
} from '../../enquiries/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { senderVerdict } from '../reading/authentication.ts'
import { marksIn } from '../reading/marks.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import { findEnquiriesOfMails } from './filing.store.ts'

export interface ThreadFound {
  thread: Thread | null
  /** `signed`: it answers a mail that only who asked got from us. */
  proof: 'signed' | 'address'
  /** Why it does not join what it names; null when it names nothing. */
  refusal: { because: JoinRefusal; enquiryId: string } | null
}

const uuid = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/

/** The address in From, when one stands there alone: two senders are nobody. */
export const senderOf = ({ senders }: ReadMail): string | null =>
  senders.length === 1 ? (senders[0]?.address ?? null) : null

/** Whom staff read as its sender: the first, where more than one is named. */
export const namedSender = (mail: ReadMail): string | null =>
  senderOf(mail) ?? mail.senders[0]?.address ?? null

/**
 * The thread a mail belongs to: by the signed Message-ID that it answers, by any other Message-ID of a mail we know, by a
 * reference in its subject or text, in this order; and only one that its sender may write in.
 */
export async function findThreadOfMail(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  mail: ReadMail,
): Promise<ThreadFound> {
  const sender = { address: senderOf(mail), verdict: senderVerdict(mail, filing.trustedAuthServer) }
  let refusal: ThreadFound['refusal'] = null
  for await (const { enquiryId, proof } of candidates(tx, filing, mail)) {
    const thread = await findThread(tx, enquiryId, ctx.today)
    if (!thread) continue
    const because = refusalToJoin(thread, sender)
    if (!because) return { thread, proof, refusal: null }
    refusal ??= { because, enquiryId: thread.id }
  }
  return { thread: null, proof: 'address', refusal }
}

async function* candidates(
  tx: Tx,
  filing: MailFiling,
  mail: ReadMail,
): AsyncGenerator<{ enquiryId: string; proof: 'signed' | 'address' }> {
  for (const id of mail.references) {
    const enquiryId = enquiryOfMessageId(filing.threadKey, id)
    if (enquiryId) yield { enquiryId, proof: 'signed' }
  }
  for (const enquiryId of await fromKnownMails(tx, filing, mail.references))
    yield { enquiryId, proof: 'address' }
  for (const enquiryId of await findIdsByReferences(tx, marksIn(mail))) yield { enquiryId, proof: 'address' }
}

/** Enquiries of mails that we know, the nearest reference first. */
async function fromKnownMails(
  tx: Tx,
  { messageIdDomain }: MailFiling,
  references: string[],
): Promise<string[]> {
  const sent = references.filter((id) => id.endsWith(`@${messageIdDomain.toLowerCase()}`))
  const notificationIds = sent.flatMap((id) => uuid.exec(id)?.[1] ?? [])
  const known = await findEnquiriesOfMails(tx, references, notificationIds)
  return references.flatMap((id) => {
    const name = uuid.exec(id)?.[1]
    return known.filter(({ mailId }) => mailId === id || mailId === name).map(({ enquiryId }) => enquiryId)
  })
}

/** The ids of notifications that Message-IDs of ours name, signed or not. */
export function notificationsNamed({ threadKey, messageIdDomain }: MailFiling, mailIds: string[]): string[] {
  const named = mailIds.flatMap((id) => {
    const signed = threadOfMessageId(threadKey, id)?.uniqueId
    if (signed) return signed
    return id.endsWith(`@${messageIdDomain.toLowerCase()}`) ? (uuid.exec(id)?.[1] ?? []) : []
  })
  return [...new Set(named)]
}
