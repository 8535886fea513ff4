import type { MessageFileAdded, SentFiles } from '@send-hub/shared'
import { maxFilesOfMessage } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import type { ReceivedFile } from '../../../platform/http/receive-upload.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireConfirmed } from '../../documents/index.ts'
import { type Act, addStaffMessage, ours } from '../act-on-enquiry.ts'
import { lockEnquiry } from '../enquiries.store.ts'
import type { MessageFileOptions } from './file-options.ts'
import { keepUpload } from './keep-upload.ts'
import { dropChosenFile, joinMessage, lockChosenFiles } from './message-files.store.ts'

/**
 * Somebody of staff chooses a file for an answer. It is checked and looked through while they write; nobody else sees it
 * before the answer is sent.
 * @throws not-found; conflict when there are five already; validation-failed when the file is refused
 */
export async function addAnswerFile(
  ctx: StaffContext,
  options: MessageFileOptions,
  enquiryId: string,
  received: ReceivedFile | undefined,
): Promise<z.infer<typeof MessageFileAdded>> {
  return keepUpload(ctx, options, received, 'file', async (tx, staff) => {
    const enquiry = await lockEnquiry(tx, enquiryId)
    if (!enquiry) throw notFound()
    if ((await lockChosenFiles(tx, enquiryId, staff)).length >= maxFilesOfMessage)
      throw conflict(`An answer takes at most ${maxFilesOfMessage} files. Take one away first.`)
    return { enquiryId, caseId: enquiry.caseId, messageId: null }
  })
}

/** Takes away what one chose oneself and has not sent. @throws not-found */
export async function dropAnswerFile(ctx: StaffContext, enquiryId: string, fileId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    if (!ctx.actor.id || !(await dropChosenFile(tx, fileId, enquiryId, ctx.actor.id))) throw notFound()
    await recordAudit(tx, ctx, {
      ...{ action: 'message-file-dropped', subjectKind: 'enquiry', subjectId: enquiryId },
      details: { fileId },
    })
  })
}

/** What the words of an answer give away is let pass under names of its own. */
const fieldsOfAnswer = { confirms: 'fileConfirms', reason: 'fileReason' }

/**
 * Lets the chosen files go with an answer, in its transaction: what was found in each must have been let pass, as before
 * a document is released. A reason is kept as a note. Gives back what the audit of the answer says of them.
 * @throws conflict while a file is not checked, or was not safe; validation-failed for a file that is not there any more
 * and for what was not let pass
 */
export async function sendAnswerFiles(
  act: Act,
  messageId: string,
  { fileIds = [], fileConfirms = [], fileReason }: SentFiles,
): Promise<{ files?: string[]; fileConfirms?: string[] }> {
  const wanted = new Set(fileIds.map((id) => id.toLowerCase()))
  if (wanted.size === 0) return {}
  const chosen = (await lockChosenFiles(act.tx, act.enquiry.id, act.me.id)).filter(({ id }) => wanted.has(id))
  if (chosen.length < wanted.size)
    throw invalid('/fileIds', 'A file is not there any more. Look at them again')
  if (chosen.some(({ scan }) => scan === 'waiting'))
    throw conflict('The virus check of your files is not done yet. Send your answer in a minute.')
  if (chosen.some(({ scan }) => scan === 'infected'))
    throw conflict('A virus was found in one of your files. Take it away before you send your answer.')

  const passed = chosen.map(({ names }) => requireConfirmed(names, fileConfirms, fileReason, fieldsOfAnswer))
  await joinMessage(act.tx, [...wanted], messageId)
  if (passed.some(({ needsReason }) => needsReason) && fileReason)
    await addStaffMessage(
      act,
      'note',
      ours(`A file that names another child was sent: ${fileReason}`),
      act.me.name,
    )
  const confirms = [...new Set(passed.flatMap(({ findings }) => findings))]
  return { files: [...wanted], ...(confirms.length > 0 && { fileConfirms: confirms }) }
}
