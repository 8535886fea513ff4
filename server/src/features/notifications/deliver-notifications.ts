import {
  NotificationKind,
  type NotificationMessage,
  type NotificationSender,
  notificationMessage,
  signInCodeMinutes,
} from '@send-hub/shared'
import type pg from 'pg'
import { londonDay } from '../../platform/calendar/london.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Mailer } from '../../platform/mailer.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import { claimDue, noteAttempt, postpone, release, settle, type WaitingNotification } from './outbox.store.ts'

export interface Delivery {
  clock: Clock
  mailer: Mailer
  sender: NotificationSender
  /** Domain of the Message-IDs. */
  messageIdDomain: string
  /** Key of the one-time codes. */
  codeKey: string
  /** Messages the mail server has taken but the ledger does not know of yet: noted before anything else. */
  acceptedNotNoted: Map<string, Date>
}

/** The longest wait between two tries, in seconds: after an outage mail flows again within a minute. */
const longestWaitSeconds = 60
const batchSize = 20

/**
 * Sends what is due, once: the try is noted, the server accepts, the ledger says so, in this order. A message whose
 * acceptance could not be noted (the process or the database died in between) goes again under the same Message-ID.
 * Stops at the first sign that the mail server is down. Returns how many were settled.
 */
export async function deliverDue(client: pg.Client, delivery: Delivery): Promise<number> {
  await noteAccepted(client, delivery)
  const now = delivery.clock.now()
  const claimed = await claimDue(client, now, londonDay(now), batchSize)
  let settled = 0
  let isServerDown = false
  for (const notification of claimed) {
    if (!isServerDown) {
      const result = await deliverOne(client, delivery, notification)
      if (result === 'settled') settled += 1
      isServerDown = result === 'server-down'
    }
    await release(client, notification.id)
  }
  return settled
}

async function noteAccepted(client: pg.Client, { acceptedNotNoted }: Delivery): Promise<void> {
  for (const [id, at] of acceptedNotNoted) {
    await settle(client, id, { status: 'sent', at })
    acceptedNotNoted.delete(id)
  }
}

async function deliverOne(
  client: pg.Client,
  delivery: Delivery,
  notification: WaitingNotification,
): Promise<'settled' | 'skipped' | 'server-down'> {
  const { id, email } = notification
  const now = delivery.clock.now()
  if (notification.isStopped || !email || hasRunOut(notification, now)) {
    await settle(client, id, { status: 'stopped', at: now, reason: email ? undefined : 'no address' })
    return 'settled'
  }
  if (!(await noteAttempt(client, id, now))) return 'skipped'

  const { subject, text, html } = wordsOf(notification, delivery)
  const messageId = `<${id}@${delivery.messageIdDomain}>`
  const result = await delivery.mailer.send({ to: email, subject, text, html, messageId })

  switch (result.outcome) {
    case 'accepted':
      delivery.acceptedNotNoted.set(id, delivery.clock.now())
      await noteAccepted(client, delivery)
      return 'settled'
    case 'refused':
      await settle(client, id, { status: 'failed', at: now, reason: result.reason })
      return 'settled'
    case 'try-again': {
      const seconds = Math.min(2 ** notification.attempts, longestWaitSeconds)
      await postpone(client, id, new Date(now.getTime() + seconds * 1000), result.reason)
      return 'server-down'
    }
  }
}

/** A code that no longer works is worse than none. */
function hasRunOut({ kind, createdAt }: WaitingNotification, now: Date): boolean {
  return kind === 'sign-in-code' && now.getTime() - createdAt.getTime() > signInCodeMinutes * 60_000
}

function wordsOf({ kind, values }: WaitingNotification, { sender, codeKey }: Delivery): NotificationMessage {
  const known = NotificationKind.parse(kind)
  switch (known) {
    case 'sign-in-code':
      return notificationMessage(known, { code: oneTimeCode(codeKey, values.attemptId ?? '') }, sender)
    case 'enquiry-received':
      return notificationMessage(
        known,
        { reference: values.reference ?? '', replyBy: values.replyBy ?? '' },
        sender,
      )
    default:
      return notificationMessage(known, {}, sender)
  }
}
