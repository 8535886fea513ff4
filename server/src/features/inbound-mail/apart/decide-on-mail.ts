import { buffer } from 'node:stream/consumers'
import type {
  Council,
  EnquiryFromMail,
  InboundMailRows,
  InboundMailSearch,
  StoppedAddress,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { endStaffTasks, openByMail } from '../../enquiries/index.ts'
import { lockSender } from '../filing/filing.store.ts'
import { addFiles, keepFilesOfMail, refusedNames } from '../filing/keep-files.ts'
import { messageBody } from '../reading/message-body.ts'
import { readMail } from '../reading/read-mail.ts'
import { storable } from '../reading/storable.ts'
import {
  findKeptMail,
  listMailsApart,
  listStoppedAddresses,
  lockMailApart,
  markBecame,
  markSeen,
  startMailTo,
} from './apart.store.ts'
import { endFloodTasks } from './decide-on-flood.ts'

/** Mails that became part of no enquiry, newest first. */
export async function mailsApart(ctx: StaffContext, search: InboundMailSearch): Promise<InboundMailRows> {
  const { items, total } = await ctx.tx((tx) => listMailsApart(tx, search))
  return { items: items.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })), total }
}

export async function stoppedAddresses(ctx: StaffContext): Promise<{ items: StoppedAddress[] }> {
  const rows = await ctx.tx((tx) => listStoppedAddresses(tx, ctx.today))
  return { items: rows.map((row) => ({ ...row, stoppedAt: row.stoppedAt.toISOString() })) }
}

/**
 * Makes an enquiry of a mail that the rules took for none, or could not read.
 * @throws not-found; conflict when somebody has done it already; validation-failed when the hub can't read it and nobody
 * says what is in it
 */
export async function makeEnquiryOfMail(
  ctx: StaffContext,
  { files, council, isScanned }: { files: FileStore; council: Council; isScanned: boolean },
  inboundMailId: string,
  typed: EnquiryFromMail,
): Promise<{ id: string; reference: string; replyBy: string }> {
  const known = await ctx.tx((tx) => findKeptMail(tx, inboundMailId))
  if (!known) throw notFound()
  const mail = await readMail(await buffer(await files.open(known.storageKey))).catch(() => null)
  if (!mail && !typed.body) throw invalid('/body', 'The hub can’t read this email. Write what it says')
  const kept = mail ? await keepFilesOfMail(files, mail.files) : []
  const said = mail && {
    ...{ words: mail.text, subject: mail.subject || null, refusedFiles: refusedNames(kept, mail.files) },
  }
  const body = mail && said && !typed.body ? messageBody(mail, said) : storable(typed.body ?? '')
  return ctx.tx(async (tx) => {
    if (known.floodId) await lockSender(tx, known.sender)
    const apart = await lockMailApart(tx, inboundMailId)
    if (!apart) throw conflict('This email is part of an enquiry already.')
    const email = mail?.senders[0]?.address ?? apart.sender
    const opened = await openByMail(tx, ctx, council, {
      name: typed.name || mail?.senders[0]?.name || email || 'Unknown sender',
      ...{ email, body, receivedAt: apart.receivedAt },
    })
    const { id: enquiryId, messageId, reference, replyBy } = opened
    await addFiles(tx, ctx, { enquiryId, messageId, familyMemberId: null, isScanned }, kept)
    await markBecame(tx, inboundMailId, ctx.now, enquiryId, messageId)
    await endStaffTasks(tx, ctx, `read-mail:${inboundMailId}`, 'recorded')
    if (apart.floodId) await endFloodTasks(tx, ctx, apart.floodId, 'recorded')
    await leaveTrace(tx, ctx, 'mail-recorded', inboundMailId, { enquiryId })
    return { id: enquiryId, reference, replyBy }
  })
}

/**
 * Somebody has looked at a mail, and there is nothing to do.
 * @throws not-found
 */
export async function seeMail(ctx: StaffContext, inboundMailId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const known = await findKeptMail(tx, inboundMailId)
    if (known?.floodId) await lockSender(tx, known.sender)
    const apart = await lockMailApart(tx, inboundMailId)
    if (!apart) throw notFound()
    await markSeen(tx, inboundMailId, ctx.now)
    await endStaffTasks(tx, ctx, `read-mail:${inboundMailId}`, 'seen')
    if (apart.floodId) await endFloodTasks(tx, ctx, apart.floodId, 'seen')
    await leaveTrace(tx, ctx, 'mail-seen', inboundMailId)
  })
}

/**
 * Their address was checked: mail goes there again. What did not go meanwhile stays unsent; they read it here.
 * @throws not-found
 */
export async function addressChecked(ctx: StaffContext, familyMemberId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const wasStopped = await startMailTo(tx, familyMemberId)
    if (wasStopped === undefined) throw notFound()
    await endStaffTasks(tx, ctx, `check-address:${familyMemberId}`, 'checked')
    if (!wasStopped) return
    await recordAudit(tx, ctx, {
      action: 'mail-started',
      subjectKind: 'family-member',
      subjectId: familyMemberId,
    })
  })
}

async function leaveTrace(
  tx: Parameters<typeof recordAudit>[0],
  ctx: StaffContext,
  action: 'mail-recorded' | 'mail-seen',
  inboundMailId: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await recordAudit(tx, ctx, { action, subjectKind: 'inbound-mail', subjectId: inboundMailId, details })
}
