import { formatDayLong } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import {
  countContact,
  type JoinRefusal,
  joinByMail,
  type KeptBytes,
  noteInThread,
  openByMail,
} from '../../enquiries/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { senderVerdict } from '../reading/authentication.ts'
import { isMarkedSpam, mayBeAnswered } from '../reading/classify.ts'
import { withoutOurQuote } from '../reading/cut-quoted.ts'
import { messageBody } from '../reading/message-body.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import {
  type ClaimedMail,
  type FiledMail,
  findEarlier,
  wasAcknowledgedSince,
  wereAcknowledgedSince,
} from './filing.store.ts'
import { findRepeatOfMail } from './find-repeat.ts'
import { senderOf, type ThreadFound } from './find-thread-of-mail.ts'
import { holdBack } from './hold-back.ts'
import { addFiles, refusedNames } from './keep-files.ts'

/** What filing a mail that somebody wrote needs to know of it. */
export interface Letter {
  claimed: ClaimedMail
  mail: ReadMail
  found: ThreadFound
  kept: KeptBytes[]
}

type Filed = Pick<FiledMail, 'outcome' | 'enquiryId' | 'messageId' | 'isAcknowledged' | 'floodId'>

/** A mail that somebody wrote: into its thread, or a new enquiry, unless too many of its sender came. */
export async function fileLetter(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  letter: Letter,
): Promise<Filed> {
  const { mail, found, kept } = letter
  const body = bodyOf(filing, letter)
  const sender = senderOf(mail)
  if (sender && mail.mailId) {
    const earlier = (await findEarlier(tx, mail.mailId, sender)).find((one) => one.body === body)
    if (earlier) return { outcome: 'repeat', enquiryId: earlier.enquiryId }
  }
  if (!found.thread && isMarkedSpam(mail)) return { outcome: 'spam' }
  const held = await holdBack(tx, ctx, filing, { ...letter, words: body })
  if (held) return held
  if (found.thread) return join(tx, ctx, filing, letter, found.thread, body)
  const repeated = found.refusal ? null : await findRepeatOfMail(tx, ctx, filing, mail)
  if (repeated) return join(tx, ctx, filing, letter, repeated, body, true)

  const [named] = mail.senders
  const opened = await openByMail(tx, ctx, filing.council, {
    name: named?.name || named?.address || 'Unknown sender',
    email: named?.address ?? null,
    body,
    receivedAt: letter.claimed.receivedAt,
  })
  const { id: enquiryId, messageId } = opened
  await addFiles(tx, ctx, { enquiryId, messageId, familyMemberId: null, isScanned: filing.isScanned }, kept)
  const warning = warningOf(letter, filing)
  if (warning) await noteInThread(tx, ctx, enquiryId, warning)
  const isAcknowledged = await acknowledge(tx, ctx, filing, letter, opened)
  return { outcome: 'new-enquiry', enquiryId, messageId, isAcknowledged }
}

function bodyOf({ hubAddresses, council }: MailFiling, { mail, found, kept }: Letter): string {
  const isPassedOn = /^\s*(fwd?|wg|tr|rv|pd)\s*:/i.test(mail.subject)
  const isAnswer = found.thread !== null && !isPassedOn
  return messageBody(mail, {
    words: isAnswer ? withoutOurQuote(mail.text, { addresses: hubAddresses, name: council.name }) : mail.text,
    subject: isAnswer ? null : mail.subject || null,
    refusedFiles: refusedNames(kept, mail.files),
  })
}

async function join(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  letter: Letter,
  thread: NonNullable<ThreadFound['thread']>,
  body: string,
  isRepeat = false,
): Promise<Filed> {
  const { id: enquiryId, familyMemberId, caseId, reference } = thread
  const proof = letter.found.proof
  const { messageId, isNew, ...joined } = await joinByMail(tx, ctx, filing.council, thread, { body, proof })
  // They come to us again about one matter, instead of answering in it: counted, raised, and a supervisor hears of it.
  const { replyBy } = isRepeat ? await countContact(tx, ctx, filing.council, enquiryId) : joined
  await addFiles(tx, ctx, { enquiryId, messageId, familyMemberId, isScanned: filing.isScanned }, letter.kept)
  if (!isNew) return { outcome: 'joined', enquiryId, messageId }
  if (!familyMemberId) {
    const isAcknowledged = await acknowledge(tx, ctx, filing, letter, { reference, replyBy, messageId })
    return { outcome: 'joined', enquiryId, messageId, isAcknowledged }
  }
  await queueNotification(tx, ctx, {
    eventKey: messageId,
    kind: 'enquiry-received',
    to: { familyMembers: [familyMemberId] },
    caseId,
    values: { reference, replyBy: formatDayLong(replyBy) },
  })
  return { outcome: 'joined', enquiryId, messageId }
}

/** Two machines that thank each other stop after the first. */
const onceInMs = 60 * 60 * 1000
/** Ten times a busy hour. More are no questions, but somebody who makes us write to addresses that they made up. */
const usualThanksPerHour = 100

/**
 * Tells somebody without an account that we have their mail: once an hour at most, never a machine, and never where the
 * sender is forged, who would get a mail for something they did not write. Where nothing proves the sender only so many are
 * told in an hour. It holds nothing of what they wrote.
 */
async function acknowledge(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  { mail, claimed }: Letter,
  of: { reference: string; replyBy: string; messageId: string },
): Promise<boolean> {
  const sender = senderOf(mail)
  const verdict = senderVerdict(mail, filing.trustedAuthServer)
  if (!sender || verdict === 'fail' || !mayBeAnswered(mail, claimed.envelopeFrom)) return false
  const anHourAgo = new Date(ctx.now.getTime() - onceInMs)
  if (await wasAcknowledgedSince(tx, sender, anHourAgo)) return false
  const { thanksPerHour = usualThanksPerHour } = filing
  if (verdict === 'none' && (await wereAcknowledgedSince(tx, anHourAgo, thanksPerHour))) return false
  await queueNotification(tx, ctx, {
    eventKey: of.messageId,
    kind: 'mail-received',
    to: {},
    sealedTo: filing.sealAddress(sender),
    values: { reference: of.reference, replyBy: formatDayLong(of.replyBy) },
  })
  return true
}

/** What staff must know before they tell this sender anything. Names no other enquiry: it stands in this one's record. */
function warningOf({ mail, found }: Letter, { trustedAuthServer }: MailFiling): string | null {
  if (senderVerdict(mail, trustedAuthServer) === 'fail') return warnings['sender-not-proven']
  if (found.refusal) return warnings[found.refusal.because]
  return mail.senders.length > 1 ? warnings['several-senders'] : null
}

const warnings = {
  'sender-not-proven':
    'Our mail server says that this email did not come from the address it names. Do not answer it before you have found out in another way who wrote it.',
  'other-sender':
    'This email names an enquiry of ours, but did not come from the address of who asked there. It was not joined to it. Find out who wrote it before you tell them anything.',
  'access-ended':
    'This email answers an enquiry, but the access of who asked there has ended. It was not joined to it. Check what they may be told.',
  'held-back':
    'This email answers an enquiry about a case that is kept from its sender by a restriction. It was not joined to it. Ask safeguarding before you answer.',
  'several-senders': 'This email names more than one sender. Find out who wrote it before you answer.',
} as const satisfies Record<JoinRefusal | 'several-senders', string>
