import type { Retention } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import type { FileStore } from '../../../platform/files/index.ts'

/** A policy of the database says the same: of an enquiry, and of what is not worked through yet, nothing goes. */
const isApart = "enquiry_id is null and status <> 'received'"

const readOld = statement(
  'data-rights.old-mails',
  `select id from inbound_mails where ${isApart} and (status = 'filed' and received_at < $1
     or received_at < $2::timestamptz - make_interval(years => $3::int)) order by received_at, id limit 100`,
)
const deleteTasks = statement(
  'data-rights.old-mail-tasks',
  'delete from staff_tasks where inbound_mail_id = $1',
)
const deleteMail = statement(
  'data-rights.old-mail',
  `delete from inbound_mails where id = $1 and ${isApart} returning storage_key as key`,
)

/**
 * Deletes mails that became no enquiry and were kept long enough, with what we were to do about them. How many there were.
 * The row goes first: whoever makes an enquiry of one at this moment keeps it whole, and a file that was left behind is
 * swept up.
 */
export async function deleteOldMails(
  ctx: SystemContext,
  files: FileStore,
  { mailDays, enquiryYears }: Pick<Retention, 'mailDays' | 'enquiryYears'>,
): Promise<number> {
  const before = new Date(ctx.now.getTime() - mailDays * 24 * 60 * 60_000)
  const old = await ctx.tx((tx) => tx.rows<{ id: string }>(readOld, [before, ctx.now, enquiryYears]))
  let deleted = 0
  for (const { id } of old) {
    const key = await ctx.tx(async (tx) => {
      const [gone] = await tx.rows<{ key: string }>(deleteMail, [id])
      if (gone) await tx.rows(deleteTasks, [id])
      return gone?.key
    })
    if (!key) continue
    await files.remove(key)
    deleted += 1
  }
  return deleted
}
