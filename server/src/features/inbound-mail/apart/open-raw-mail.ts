import { londonDay } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { openServed, type ServedFile } from '../../../platform/http/serve-file.ts'
import { recordAudit } from '../../audit/index.ts'
import { findKeptMail } from './apart.store.ts'

/**
 * A mail as it came, byte for byte, to be saved: as text, so that nothing in it runs.
 * @throws not-found when it is absent, or of an enquiry that is not there for this person
 */
export async function openRawMail(
  ctx: StaffContext,
  files: FileStore,
  { inboundMailId, isOnlyAsked }: { inboundMailId: string; isOnlyAsked: boolean },
): Promise<ServedFile> {
  return ctx.tx(async (tx) => {
    const found = await findKeptMail(tx, inboundMailId)
    if (!found) throw notFound()
    const { storageKey, byteSize, receivedAt, enquiryId, caseId } = found
    const file = { fileName: `email-${londonDay(receivedAt)}.txt`, mediaType: 'text/plain', byteSize }
    if (isOnlyAsked) return { ...file, content: null }
    const content = await openServed(files, storageKey, () =>
      recordAudit(tx, ctx, {
        action: 'mail-opened',
        subjectKind: enquiryId ? 'enquiry' : 'inbound-mail',
        subjectId: enquiryId ?? inboundMailId,
        caseId,
        details: { inboundMailId },
      }),
    )
    return { ...file, content }
  })
}
