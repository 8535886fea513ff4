import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { addStaffTask } from '../../enquiries/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { type DeliveryReport, readDeliveryReport } from '../reading/delivery-report.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import { findSentMails, type SentMail, stopMailTo } from './bounces.store.ts'
import { noteCameBack } from './came-back.ts'
import type { FiledMail } from './filing.store.ts'
import { notificationsNamed } from './find-thread-of-mail.ts'

type Filed = Pick<FiledMail, 'outcome' | 'enquiryId' | 'messageId'>

/**
 * What a mail system says became of a mail. It counts only when it holds the Message-ID of a mail that we sent and the
 * address we sent it to: ids are random, so only where our mail has been can one be known, and a made-up report stops
 * nobody's mail. What is delayed may still arrive.
 */
export async function fileReport(
  tx: Tx,
  ctx: SystemContext,
  filing: MailFiling,
  { mail, mailRowId }: { mail: ReadMail; mailRowId: string },
): Promise<Filed> {
  const report = readDeliveryReport(mail)
  if (report.outcome !== 'failed') return { outcome: 'ignored-automatic' }
  const sent = await findSentMails(tx, notificationsNamed(filing, report.mailIds))
  const ofPerson = sent.find((one) => isAbout(report, one))
  if (ofPerson?.familyMemberId) {
    await stopPerson(tx, ctx, ofPerson.familyMemberId, mailRowId)
    return { outcome: 'bounce' }
  }
  const unlinked = sent.find((one) => !one.familyMemberId && isAboutContact(report, one))
  if (!unlinked?.enquiryId) return { outcome: 'bounce-unknown' }
  const messageId = await noteCameBack(tx, ctx, unlinked.enquiryId, mailRowId)
  return { outcome: 'bounce', enquiryId: unlinked.enquiryId, messageId }
}

/** The report is about their address as it is now: one that they have changed since is no worry any more. */
function isAbout(report: DeliveryReport, { familyMemberId, email, wentElsewhere }: SentMail): boolean {
  return familyMemberId !== null && !wentElsewhere && names(report, email)
}

const isAboutContact = (
  report: DeliveryReport,
  { wentElsewhere, enquiryId, contactEmail }: SentMail,
): boolean => wentElsewhere && enquiryId !== null && names(report, contactEmail)

function names({ recipients, words }: DeliveryReport, address: string | null): boolean {
  if (!address) return false
  return recipients.length > 0 ? recipients.includes(address) : words.includes(address)
}

async function stopPerson(
  tx: Tx,
  ctx: SystemContext,
  familyMemberId: string,
  inboundMailId: string,
): Promise<void> {
  const isNew = await stopMailTo(tx, familyMemberId, ctx.now)
  await addStaffTask(tx, ctx, {
    ...{ kind: 'check-address', causeKey: `check-address:${familyMemberId}`, team: 'hub' },
    ...{ familyMemberId, inboundMailId, dueOn: ctx.today },
  })
  if (!isNew) return
  await recordAudit(tx, ctx, {
    action: 'mail-stopped',
    subjectKind: 'family-member',
    subjectId: familyMemberId,
    details: { inboundMailId },
  })
}
