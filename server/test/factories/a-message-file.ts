import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { fileTypes, type MessageFileScan } from '@send-hub/shared'
import { createFolderStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { aPdf } from '../sample-files.ts'
import { usualMoment } from '../test-clock.ts'
import { type Db, insertRow } from './insert-row.ts'

export interface MessageFileWanted {
  enquiryId: string
  /** Left out: the first message, which has the enquiry's own id. Null: chosen for an answer that is not sent yet. */
  messageId?: string | null
  staffId?: string
  familyMemberId?: string
  fileName?: string
  mediaType?: string
  scan?: MessageFileScan
  content?: Buffer
  /** What the hub found in it; null: it has not looked yet. If left out, it names its child and no other. */
  names?: { namesChild: boolean | null; otherChildren: number } | null
}

/** A checked PDF that goes with a message, its file in the store at `filesDir`. */
export async function aMessageFile(
  db: Db,
  filesDir: string,
  wanted: MessageFileWanted,
): Promise<{ id: string; storageKey: string }> {
  const { content = aPdf(), names = { namesChild: true, otherChildren: 0 } } = wanted
  const id = newId()
  const storageKey = await (await createFolderStore(filesDir).stage(Readable.from([content]))).keep()
  await insertRow(db, 'message_files', {
    id,
    enquiry_id: wanted.enquiryId,
    message_id: wanted.messageId === undefined ? wanted.enquiryId : wanted.messageId,
    file_name: wanted.fileName ?? 'Letter.pdf',
    media_type: wanted.mediaType ?? fileTypes.pdf.mediaType,
    byte_size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    storage_key: storageKey,
    uploaded_by_staff_id: wanted.staffId ?? null,
    uploaded_by_family_member_id: wanted.familyMemberId ?? null,
    uploaded_at: usualMoment,
    scan_status: wanted.scan ?? 'clean',
    scan_due_at: usualMoment,
    names_child: names?.namesChild ?? null,
    other_children: names?.otherChildren ?? 0,
    text_read_at: names && wanted.scan !== 'waiting' ? usualMoment : null,
  })
  return { id, storageKey }
}
