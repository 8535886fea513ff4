import {
  type NotificationFacts,
  NotificationKind,
  type NotificationMessage,
  notificationMessage,
  notificationVersion,
} from '@send-hub/shared'
import type pg from 'pg'
import { threadMessageId } from '../../platform/mail-thread-id.ts'
import type { Mail } from '../../platform/mailer.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import type { Delivery } from './deliver-notifications.ts'
import type { WaitingNotification } from './outbox.store.ts'

/** What a mail about an enquiry needs that this feature does not know. */
export interface EnquiryMails {
  /** Signs their Message-IDs. */
  threadKey: string
  /** Where they are answered to. */
  hubAddress: string
  /** Null when it is about no enquiry. Read at the moment of sending. */
  find(client: pg.Client, notification: WaitingNotification): Promise<EnquiryMail | null>
  /** It was refused for good at an address that is on nobody's record: staff must know. In the transaction that notes it. */
  wasRefused(client: pg.Client, notification: WaitingNotification, at: Date): Promise<void>
  /** What somebody of staff wrote to such an address may not go there any more: they must know, in that transaction too. */
  wasStopped(client: pg.Client, notification: WaitingNotification, at: Date): Promise<void>
}

export interface EnquiryMail {
  enquiryId: string
  /** The Message-ID of the newest mail that they sent us in this matter, with angle brackets. */
  theirMailId: string | null
  /** The answer, or our question, that it tells of, where that may go by mail: for who chose it, or has nowhere to sign in. */
  answer: NotificationFacts['reply-by-email'] | null
  /** That they still wait, and may be told by email that we are late: they have no account. */
  mayBeToldLate: boolean
  /** That we wait for them, and may remind them of it by email: they have no account. */
  mayBeReminded: boolean
}

type Composed = Omit<Mail, 'to'> & { sentAs: { kind: string; version: number } | null }

/**
 * What is sent for a notification now; null for a kind that only a newer version of the hub knows: its worker will send it,
 * and ours must not stumble. `nothing`: its words may go to nobody any more.
 */
export async function mailOf(
  client: pg.Client,
  notification: WaitingNotification,
  delivery: Delivery,
): Promise<Composed | 'nothing' | null> {
  const queuedAs = NotificationKind.safeParse(notification.kind).data
  if (!queuedAs) return null
  const { enquiryMails, messageIdDomain } = delivery
  const about = (await enquiryMails?.find(client, notification)) ?? null
  const kind = kindNow(queuedAs, notification, about)
  if (!kind) return 'nothing'
  const { subject, text, html } = wordsOf(kind, notification, delivery, about)
  const sentAs = kind === queuedAs ? null : { kind, version: notificationVersion(kind) }
  const words = { subject, text, html, sentAs }
  if (!enquiryMails || !about) return { ...words, messageId: `<${notification.id}@${messageIdDomain}>` }

  const idOf = (unique: string) =>
    threadMessageId(enquiryMails.threadKey, about.enquiryId, unique, messageIdDomain)
  // All mails of an enquiry name a first one that was never sent, and so stand together wherever threads are shown.
  const first = idOf(about.enquiryId)
  return {
    ...words,
    messageId: idOf(notification.id),
    replyTo: enquiryMails.hubAddress,
    inReplyTo: about.theirMailId ?? first,
    references: about.theirMailId ? [first, about.theirMailId] : [first],
  }
}

/** A notice becomes the whole answer, or the other way round, by what its reader has chosen now. */
function kindNow(
  kind: NotificationKind,
  { wantsAnswers }: WaitingNotification,
  about: EnquiryMail | null,
): NotificationKind | null {
  const canGoWhole = about?.answer != null
  if (kind === 'reply-by-email' || kind === 'ask-by-email') return canGoWhole ? kind : null
  if (kind === 'late-by-email') return about?.mayBeToldLate ? kind : null
  if (kind === 'still-asks-by-email') return about?.mayBeReminded ? kind : null
  if (kind !== 'enquiry-answered' && kind !== 'answer-by-email') return kind
  return wantsAnswers && canGoWhole ? 'answer-by-email' : 'enquiry-answered'
}

function wordsOf(
  kind: NotificationKind,
  { values }: WaitingNotification,
  { sender, codeKey }: Delivery,
  about: EnquiryMail | null,
): NotificationMessage {
  const options = { canBeAnswered: about !== null }
  switch (kind) {
    case 'sign-in-code':
      return notificationMessage(kind, { code: oneTimeCode(codeKey, values.attemptId ?? '') }, sender)
    case 'email-change-old':
    case 'email-change-new':
      return notificationMessage(kind, { code: oneTimeCode(codeKey, values.codeOf ?? '') }, sender)
    case 'enquiry-received':
    case 'mail-received': {
      const { reference = '', replyBy = '' } = values
      return notificationMessage(kind, { reference, replyBy }, sender, options)
    }
    case 'question-received':
      return notificationMessage(kind, { replyBy: values.replyBy ?? '' }, sender, options)
    case 'late-by-email': {
      const { reference = '', saidBy = null, newBy = '' } = values
      return notificationMessage(kind, { reference, saidBy, newBy }, sender, options)
    }
    case 'still-asks-by-email': {
      const { reference = '', askedOn = '' } = values
      return notificationMessage(kind, { reference, askedOn }, sender, options)
    }
    case 'call-agreed':
      return notificationMessage(kind, { when: values.when ?? '' }, sender, options)
    case 'answer-by-email':
    case 'reply-by-email':
    case 'ask-by-email':
      return notificationMessage(kind, about?.answer ?? { words: '', signature: '' }, sender, options)
    default:
      return notificationMessage(kind, {}, sender, options)
  }
}
