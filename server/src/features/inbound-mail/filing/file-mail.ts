import { buffer } from 'node:stream/consumers'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { KeptBytes } from '../../enquiries/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { classifyMail, type MailClass } from '../reading/classify.ts'
import { type ReadMail, readMail, UnreadableMail } from '../reading/read-mail.ts'
import { fileAutomatic } from './file-automatic.ts'
import { fileLetter } from './file-letter.ts'
import { fileReport } from './file-report.ts'
import { type ClaimedMail, type FiledMail, lockMail, lockSender, markFiled } from './filing.store.ts'
import { findThreadOfMail, namedSender } from './find-thread-of-mail.ts'
import { holdBack, isProven } from './hold-back.ts'
import { keepFilesOfMail } from './keep-files.ts'

/** More than any mail server takes: 30 MB of files are 41 MB on the line. */
const largestBytes = 60_000_000

/**
 * Files one mail: reads it, decides what it is, and writes what becomes of it in one transaction. Killed at any point it
 * is as if nothing had begun.
 * @throws UnreadableMail when trying again would not help
 */
export async function fileMail(ctx: SystemContext, filing: MailFiling, claimed: ClaimedMail): Promise<void> {
  if (claimed.byteSize > largestBytes) throw new UnreadableMail('TOO_LARGE')
  const raw = await buffer(await filing.files.open(claimed.storageKey))
  const mail = await readMail(raw)
  const envelopeFrom = trueEnvelope(claimed, mail)
  const kind = classifyMail(mail, envelopeFrom, filing)
  const kept = kind === 'person' || kind === 'list' ? await keepFilesOfMail(filing.files, mail.files) : []
  await ctx.tx(async (tx) => {
    // Another worker may have been at it, where this one was slow: it is filed once.
    if (!(await lockMail(tx, claimed.id))) return
    const filed = await fileAs(tx, ctx, filing, { claimed: { ...claimed, envelopeFrom }, mail, kept }, kind)
    // What is held back waits for the sender's lock: after what staff may have read of the flood meanwhile, not before.
    await markFiled(tx, claimed.id, filed.floodId ? filing.clock.now() : ctx.now, {
      ...filed,
      mailId: mail.mailId,
      sender: namedSender(mail),
      subject: mail.subject,
    })
  })
}

/**
 * Fetched mail has no envelope: what its Return-Path says counts, and where it has none, nothing follows from that.
 * Otherwise every mail of such an inbox would be taken for a machine's.
 */
function trueEnvelope({ cameBy, envelopeFrom }: ClaimedMail, mail: ReadMail): string {
  if (envelopeFrom !== '' || cameBy === 'lmtp') return envelopeFrom
  const path = mail.headers('return-path')[0]?.trim()
  return path === '<>' ? '' : path?.replaceAll(/[<>]/g, '') || (mail.senders[0]?.address ?? 'unknown')
}

async function fileAs(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  { claimed, mail, kept }: { claimed: ClaimedMail; mail: ReadMail; kept: KeptBytes[] },
  kind: MailClass,
): Promise<Omit<FiledMail, 'mailId' | 'sender' | 'subject'>> {
  if (kind === 'loop') return { outcome: 'loop' }
  if (kind === 'report') return fileReport(tx, ctx, filing, { mail, mailRowId: claimed.id })
  // First, so that whoever waits for another mail of this sender holds nothing that the other needs.
  await lockSender(tx, namedSender(mail))
  const found = await findThreadOfMail(tx, ctx, filing, mail)
  const isSenderProven = isProven(mail, found, filing)
  if (kind === 'automatic') {
    const held = found.thread && (await holdBack(tx, ctx, filing, { claimed, mail, found, words: null }))
    return { ...(held ?? (await fileAutomatic(tx, ctx, filing, mail, found))), isSenderProven }
  }
  // What is sent to many asks us nothing, unless it comes from who asked, through a list of theirs.
  if (kind === 'list' && !found.thread) return { outcome: 'ignored-automatic', isSenderProven }
  return { ...(await fileLetter(tx, ctx, filing, { claimed, mail, found, kept })), isSenderProven }
}
