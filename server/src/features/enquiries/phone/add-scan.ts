import type { MessageFileAdded } from '@send-hub/shared'
import { maxFilesOfMessage } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import type { ReceivedFile } from '../../../platform/http/receive-upload.ts'
import type { MessageFileOptions } from '../files/file-options.ts'
import { keepUpload } from '../files/keep-upload.ts'

const readMessage = statement(
  'contacts.message-of-scan',
  `select e.case_id as "caseId", (select count(*)::int from message_files f where f.message_id = m.id) as files
   from messages m join enquiries e on e.id = m.enquiry_id
   where m.id = $1 and m.enquiry_id = $2 and m.recorded_by_staff_id is not null for update of e`,
)

async function requireWrittenDown(tx: Tx, messageId: string, enquiryId: string) {
  const [found] = await tx.rows<{ caseId: string | null; files: number }>(readMessage, [messageId, enquiryId])
  if (!found) throw notFound()
  if (found.files >= maxFilesOfMessage) throw conflict(`A message takes at most ${maxFilesOfMessage} files.`)
  return found
}

/**
 * Puts the scan of a letter with the message that one of us wrote down from it. It is checked like every file, and the
 * family may open what is its own.
 * @throws not-found unless the message was written down by us; conflict when it has five; validation-failed for the file
 */
export async function addScan(
  ctx: StaffContext,
  options: MessageFileOptions,
  { enquiryId, messageId }: { enquiryId: string; messageId: string },
  received: ReceivedFile | undefined,
): Promise<z.infer<typeof MessageFileAdded>> {
  return keepUpload(ctx, options, received, 'letter', async (tx) => {
    const { caseId } = await requireWrittenDown(tx, messageId, enquiryId)
    return { enquiryId, caseId, messageId }
  })
}
