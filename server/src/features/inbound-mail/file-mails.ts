import { buffer } from 'node:stream/consumers'
import { contextFor, type SystemContext } from '../../platform/context.ts'
import { codeOf } from '../../platform/errors.ts'
import { FileMissing } from '../../platform/files/index.ts'
import { addStaffTask } from '../enquiries/index.ts'
import { fileMail } from './filing/file-mail.ts'
import { type ClaimedMail, claimMail, markUnreadable, putOff } from './filing/filing.store.ts'
import type { MailFiling } from './mail-filing.ts'
import { headOf } from './reading/read-head.ts'
import { UnreadableMail } from './reading/read-mail.ts'

/** Far longer than filing takes: a mail whose worker died is taken up again after this. */
const claimMs = 2 * 60_000
/** How long a mail that could not be filed waits for the next try, in seconds; after the last, a person reads it. */
const waits = [10, 60, 300, 1_800]
const mostAttempts = waits.length + 1

/**
 * Files what has arrived and is due, one mail a transaction, until nothing is left or `shouldStop` says so; answers how
 * many were dealt with. One that can't be filed is put off, and then left to a person; it never holds up the rest. Any
 * number of workers may do this at once.
 */
export async function fileMails(
  filing: MailFiling,
  shouldStop: () => boolean = () => false,
): Promise<number> {
  let done = 0
  while (!shouldStop()) {
    const ctx = contextFor(filing.pool, filing.clock, { kind: 'system', id: null })
    const claimed = await ctx.tx((tx) => claimMail(tx, ctx.now, new Date(ctx.now.getTime() + claimMs)))
    if (!claimed) break
    await fileOrPutOff(ctx, filing, claimed)
    done += 1
  }
  return done
}

async function fileOrPutOff(ctx: SystemContext, filing: MailFiling, claimed: ClaimedMail): Promise<void> {
  // One that was begun this often and never ended kills whoever reads it.
  if (claimed.attempts > mostAttempts) return leaveToPerson(ctx, filing, claimed, 'NEVER_ENDED')
  try {
    await fileMail(ctx, filing, claimed)
  } catch (error) {
    const fault = error instanceof UnreadableMail ? error.fault : (codeOf(error) ?? 'FAILED')
    filing.onFault?.(claimed.id, fault)
    const isOurs = isOurFault(error)
    if (error instanceof UnreadableMail || (claimed.attempts >= mostAttempts && !isOurs)) {
      return leaveToPerson(ctx, filing, claimed, fault)
    }
    const seconds = waits[Math.min(claimed.attempts, waits.length) - 1] ?? 60
    const until = new Date(ctx.now.getTime() + seconds * 1000)
    await ctx.tx((tx) => putOff(tx, claimed.id, until, fault, isOurs))
  }
}

/** The store is not mounted, or the database is away: no mail is the worse for it. */
function isOurFault(error: unknown): boolean {
  return error instanceof FileMissing || /^(08|53|57|ECONN|ENOSPC|EIO|EMFILE)/.test(codeOf(error) ?? '')
}

/** Nothing is lost: it is kept as it came, and somebody reads it today. */
async function leaveToPerson(
  ctx: SystemContext,
  { files }: MailFiling,
  claimed: ClaimedMail,
  fault: string,
): Promise<void> {
  const head = await files
    .open(claimed.storageKey)
    .then(buffer)
    .then(headOf)
    .catch(() => ({ sender: null, subject: '' }))
  await ctx.tx(async (tx) => {
    if (!(await markUnreadable(tx, claimed.id, { fault, ...head }))) return
    await addStaffTask(tx, ctx, {
      ...{ kind: 'read-mail', causeKey: `read-mail:${claimed.id}`, team: 'hub', inboundMailId: claimed.id },
      ...{ details: { fault }, dueOn: ctx.today },
    })
  })
}
