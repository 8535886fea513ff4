import {
  codeByText,
  emailChangeMinutes,
  type NotificationSender,
  signInCodeMinutes,
  textCodeMinutes,
} from '@send-hub/shared'
import type pg from 'pg'
import { londonDay } from '../../platform/calendar/london.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Mailer, MailResult } from '../../platform/mailer.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import type { TextResult, TextSender } from '../../platform/texts/index.ts'
import { type EnquiryMails, mailOf } from './mail-of-notification.ts'
import { claimDue, noteAttempt, postpone, release, settle, type WaitingNotification } from './outbox.store.ts'

export interface Delivery {
  clock: Clock
  mailer: Mailer
  /** Null: no texts can be sent. */
  texts: TextSender | null
  sender: NotificationSender
  /** Domain of the Message-IDs. */
  messageIdDomain: string
  /** Key of the one-time codes. */
  codeKey: string
  /** Reads an address that is sealed because it is on nobody's record; null: not sealed by this hub. */
  unsealAddress: (token: string) => string | null
  /** What mails about an enquiry need besides; left out: they go as all others do. */
  enquiryMails?: EnquiryMails
  /** Messages that a server has taken but the ledger does not know of yet: noted before anything else. */
  acceptedNotNoted: Map<string, Date>
}

/** The longest wait between two tries, in seconds: after an outage mail flows again within a minute. */
const longestWaitSeconds = 60
/** Where the server puts off one recipient, nothing is gained by hurry. */
const longestWaitForOneSeconds = 15 * 60
/** As mail systems do: what one recipient's server has put off for five days has failed. */
const giveUpOnOneAfterMs = 5 * 24 * 60 * 60 * 1000
const batchSize = 20

/**
 * Sends what is due, once: the try is noted, the server accepts, the ledger says so, in this order. A message whose
 * acceptance could not be noted (the process or the database died in between) goes again under the same Message-ID.
 * Sends no more by the way whose server seems to be down, and stops after the message at hand when `shouldStop` says so.
 * Returns how many were settled.
 */
export async function deliverDue(
  client: pg.Client,
  delivery: Delivery,
  shouldStop: () => boolean = () => false,
): Promise<number> {
  await noteAccepted(client, delivery)
  const now = delivery.clock.now()
  const claimed = await claimDue(client, now, londonDay(now), batchSize)
  let settled = 0
  const down = new Set<WaitingNotification['channel']>()
  for (const notification of claimed) {
    if (!down.has(notification.channel) && !shouldStop()) {
      const result = await deliverOne(client, delivery, notification)
      if (result === 'settled') settled += 1
      if (result === 'server-down') down.add(notification.channel)
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
): Promise<'settled' | 'put-off' | 'server-down'> {
  const { id } = notification
  const to = addressOf(notification, delivery)
  const now = delivery.clock.now()
  if (notification.isStopped || notification.isUnreachable || !to || hasRunOut(notification, now)) {
    const reason = !to ? 'no address' : notification.isUnreachable ? 'mail came back' : undefined
    await settle(client, id, { status: 'stopped', at: now, reason })
    return 'settled'
  }
  const way = await wayOf(client, notification, delivery, to)
  if (way === 'nothing') {
    await settleUnsent(client, delivery, notification, { status: 'stopped', at: now })
    return 'settled'
  }
  if (!way) {
    await postpone(client, id, new Date(now.getTime() + longestWaitSeconds * 1000), 'UNKNOWN_KIND')
    return 'put-off'
  }
  if (!(await noteAttempt(client, id, now, way.sentAs))) return 'put-off' // another worker has dealt with it

  const result = await way.send()

  switch (result.outcome) {
    case 'accepted':
      delivery.acceptedNotNoted.set(id, delivery.clock.now())
      await noteAccepted(client, delivery)
      return 'settled'
    case 'refused':
      await settleUnsent(client, delivery, notification, { status: 'failed', at: now, reason: result.reason })
      return 'settled'
    case 'try-again':
      await tryLater(client, delivery, notification, now, result)
      return result.isServerDown ? 'server-down' : 'put-off'
  }
}

/** An address that goes before those on record, or the one on record for the way it goes. */
function addressOf(
  { channel, sealedTo, email, textNumber }: WaitingNotification,
  { unsealAddress }: Delivery,
): string | null {
  if (sealedTo !== null) return unsealAddress(sealedTo)
  return channel === 'text' ? textNumber : email
}

/** How one message is handed over. */
interface Way {
  /** As what it goes, where that is decided only now. */
  sentAs: { kind: string; version: number } | null
  send(): Promise<MailResult | TextResult>
}

/** Null for a kind, or a way, that this worker does not have; `nothing`: there is nothing that may be sent any more. */
async function wayOf(
  client: pg.Client,
  notification: WaitingNotification,
  delivery: Delivery,
  to: string,
): Promise<Way | 'nothing' | null> {
  if (notification.channel === 'text') return textOf(notification, delivery, to)
  const mail = await mailOf(client, notification, delivery)
  if (mail === null || mail === 'nothing') return mail
  const { sentAs, ...parts } = mail
  return { sentAs, send: () => delivery.mailer.send({ to, ...parts }) }
}

function textOf(
  { id, kind, values, attempts }: WaitingNotification,
  delivery: Delivery,
  to: string,
): Way | null {
  const { texts, codeKey, sender } = delivery
  if (!texts || kind !== 'text-code') return null
  const text = codeByText(oneTimeCode(codeKey, values.challengeId ?? ''), sender.councilName)
  return { sentAs: null, send: () => texts.send({ to, text, reference: id, isRetry: attempts > 0 }) }
}

/** It goes to them no more. Who has no account reads it nowhere else, so staff are told in the same transaction. */
async function settleUnsent(
  client: pg.Client,
  { enquiryMails }: Delivery,
  notification: WaitingNotification,
  outcome: { status: 'failed' | 'stopped'; at: Date; reason?: string },
): Promise<void> {
  const { id, familyMemberId, sealedTo, channel } = notification
  const isToStranger = channel === 'email' && sealedTo !== null && familyMemberId === null
  await client.query('begin')
  try {
    await settle(client, id, outcome)
    const tell = outcome.status === 'failed' ? enquiryMails?.wasRefused : enquiryMails?.wasStopped
    if (isToStranger) await tell?.(client, notification, outcome.at)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Waits twice as long each time. While the server is down nothing is given up: all of it goes when it is back. */
async function tryLater(
  client: pg.Client,
  delivery: Delivery,
  notification: WaitingNotification,
  now: Date,
  { isServerDown, reason }: { isServerDown: boolean; reason: string },
): Promise<void> {
  const { id, attempts, createdAt } = notification
  if (!isServerDown && now.getTime() - createdAt.getTime() > giveUpOnOneAfterMs) {
    await settleUnsent(client, delivery, notification, { status: 'failed', at: now, reason })
    return
  }
  const seconds = Math.min(2 ** attempts, isServerDown ? longestWaitSeconds : longestWaitForOneSeconds)
  await postpone(client, id, new Date(now.getTime() + seconds * 1000), reason)
}

/** How long the codes work, in minutes. */
const minutesOf: Record<string, number> = {
  'sign-in-code': signInCodeMinutes,
  'text-code': textCodeMinutes,
  'email-change-old': emailChangeMinutes,
  'email-change-new': emailChangeMinutes,
}

/** A code that no longer works is worse than none. */
function hasRunOut({ kind, createdAt }: WaitingNotification, now: Date): boolean {
  const minutes = minutesOf[kind]
  return minutes !== undefined && now.getTime() - createdAt.getTime() > minutes * 60_000
}
