import type { MessageFileAdded } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notAllowed } from '../../../platform/errors.ts'
import { type ReceivedFile, refuseUpload } from '../../../platform/http/receive-upload.ts'
import { recordAudit } from '../../audit/index.ts'
import { checkFile } from '../../documents/index.ts'
import type { MessageFileOptions } from './file-options.ts'
import { keepBytes, keepMessageFile } from './keep-message-file.ts'

/** Where a file of staff goes; `messageId` is null until the answer that it is chosen for is sent. */
interface Place {
  enquiryId: string
  caseId: string | null
  messageId: string | null
}

/**
 * Keeps a file that somebody of staff sent, where `findPlace` says, in the transaction that looked there. `nameless` is
 * what it is called when it came without a name.
 * @throws validation-failed when the file is refused; whatever `findPlace` throws
 */
export async function keepUpload(
  ctx: StaffContext,
  { maxUploadBytes, isScanned }: MessageFileOptions,
  received: ReceivedFile | undefined,
  nameless: string,
  findPlace: (tx: Tx, staffId: string) => Promise<Place>,
): Promise<z.infer<typeof MessageFileAdded>> {
  const staff = ctx.actor.id
  try {
    if (ctx.actor.kind !== 'staff' || !staff) throw notAllowed()
    const type = await checkFile(received ?? { file: null, isTooLarge: false }, maxUploadBytes)
    if ('status' in type || !received) throw refuseUpload('status' in type ? [type] : [])
    const { file, typedName } = received
    return await ctx.tx(async (tx) => {
      const { enquiryId, caseId, messageId } = await findPlace(tx, staff)
      const bytes = await keepBytes(file, typedName || nameless, type.ending)
      const kept = await keepMessageFile(tx, ctx, {
        ...{ ...bytes, enquiryId, messageId, isScanned, uploadedBy: { staff } },
      })
      if (!kept) throw new Error('a new key was there before')
      await recordAudit(tx, ctx, {
        ...{ action: 'message-file-added', subjectKind: 'enquiry', subjectId: enquiryId, caseId },
        details: { fileId: kept.id, ending: type.ending, byteSize: bytes.byteSize },
      })
      return kept
    })
  } finally {
    await received?.file.discard()
  }
}
