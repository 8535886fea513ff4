import { mostMailsPerHour, mostSurelyMeantPerHour } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { addStaffTask, soundsLikeHarm } from '../../enquiries/index.ts'
import { floodTask, harmInFloodTask } from '../flood-tasks.ts'
import type { MailFiling } from '../mail-filing.ts'
import { senderVerdict } from '../reading/authentication.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import type { ClaimedMail, FiledMail } from './filing.store.ts'
import { namedSender, senderOf, type ThreadFound } from './find-thread-of-mail.ts'
import { countTaken, findOpenFlood } from './flood.store.ts'

interface Written {
  claimed: ClaimedMail
  mail: ReadMail
  found: ThreadFound
  /** What would be read in the enquiry; null for a machine's answer. */
  words: string | null
}

const anHourMs = 60 * 60 * 1000

/**
 * Too many of one sender within an hour: this one is kept for staff, with one task for all of them. Null: it is not too
 * many. The caller holds the sender's lock, so that no two workers count past each other. Source: docs/decisions/0030.
 */
export async function holdBack(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  { claimed, mail, found, words }: Written,
): Promise<Pick<FiledMail, 'outcome' | 'floodId'> | null> {
  const of = { sender: namedSender(mail), isSenderProven: isProven(mail, found, filing) }
  const since = new Date(claimed.receivedAt.getTime() - anHourMs)
  const taken = await countTaken(tx, of, since, mostSurelyMeantPerHour)
  if (taken < mostMailsPerHour) return null
  const mayBeHarm = words !== null && soundsLikeHarm(words)
  const isAnswerOfAsker = words !== null && Boolean(found.thread?.familyMemberId)
  if ((mayBeHarm || isAnswerOfAsker) && taken < mostSurelyMeantPerHour) return null

  const floodId = (await findOpenFlood(tx, of)) ?? claimed.id
  const task = { team: 'hub', inboundMailId: claimed.id, dueOn: ctx.today }
  await addStaffTask(
    tx,
    ctx,
    mayBeHarm
      ? { kind: 'words-of-harm', causeKey: harmInFloodTask(floodId), ...task }
      : { kind: 'mail-flood', causeKey: floodTask(floodId), ...task },
  )
  return { outcome: mayBeHarm ? 'flood-harm' : 'flood', floodId }
}

/** By the council's own mail server, or because it answers what only its sender got from us. */
export function isProven(
  mail: ReadMail,
  { proof }: Pick<ThreadFound, 'proof'>,
  { trustedAuthServer }: MailFiling,
): boolean {
  return senderOf(mail) !== null && (proof === 'signed' || senderVerdict(mail, trustedAuthServer) === 'pass')
}
