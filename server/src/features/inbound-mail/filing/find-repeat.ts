import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { findThread, refusalToJoin, type Thread } from '../../enquiries/index.ts'
import { isSameName } from '../../people/index.ts'
import type { MailFiling } from '../mail-filing.ts'
import { senderVerdict } from '../reading/authentication.ts'
import type { ReadMail } from '../reading/read-mail.ts'
import { matterOf } from '../reading/same-subject.ts'
import { findAlike } from './filing.store.ts'
import { senderOf } from './find-thread-of-mail.ts'

/** As long after the first as anywhere (enquiries/promise/join-if-repeat.ts). Calendar days. */
const sameMatterWithin = 28

/**
 * What somebody without an account has written to us about before, where this mail names nothing: the very same sender, by
 * name and address, and the same, telling subject. An address alone is not enough: a school writes about many children, and each is a matter of
 * its own.
 */
export async function findRepeatOfMail(
  tx: Tx,
  ctx: SystemContext,
  { trustedAuthServer }: MailFiling,
  mail: ReadMail,
): Promise<Thread | null> {
  const [sender, matter] = [senderOf(mail), matterOf(mail.subject)]
  if (!sender || !matter) return null
  const since = new Date(ctx.now.getTime() - sameMatterWithin * 24 * 60 * 60 * 1000)
  const alike = (await findAlike(tx, sender, since)).find(({ subject }) => matterOf(subject) === matter)
  const thread = alike && (await findThread(tx, alike.enquiryId, ctx.today))
  if (!thread) return null
  const [named] = mail.senders
  // Two parents may share a mailbox, and what one writes is never put to what the other asked.
  if (!isSameName(named?.name || sender, thread.contactName)) return null
  const verdict = senderVerdict(mail, trustedAuthServer)
  return refusalToJoin(thread, { address: sender, verdict }) ? null : thread
}
