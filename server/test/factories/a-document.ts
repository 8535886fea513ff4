import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type DocumentKind, fileTypes, type ScanState } from '@send-hub/shared'
import { createFolderStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { aPdf } from '../sample-files.ts'
import { usualMoment } from '../test-clock.ts'
import { type Db, insertRow } from './insert-row.ts'

export interface DocumentWanted {
  caseId: string
  /** Who put it there: one of the two. */
  staffId?: string
  familyMemberId?: string
  kind?: DocumentKind
  title?: string
  scan?: ScanState
  /** Released by `staffId` or this officer, to everyone or to one person. */
  releasedBy?: string
  releasedTo?: string
  withdrawnAt?: string
  content?: Buffer
  /** What the hub found in it; null: it has not looked yet. If left out, it names its child and no other. */
  names?: { namesChild: boolean | null; otherChildren: number } | null
}

/** A checked PDF of staff that no family has been given yet, its file in the store at `filesDir`. */
export async function aDocument(
  db: Db,
  filesDir: string,
  wanted: DocumentWanted,
): Promise<{ id: string; storageKey: string }> {
  const { content = aPdf(), title = 'Report', familyMemberId, releasedBy } = wanted
  const { names = { namesChild: true, otherChildren: 0 } } = wanted
  const id = newId()
  const storageKey = await (await createFolderStore(filesDir).stage(Readable.from([content]))).keep()
  await insertRow(db, 'documents', {
    id,
    case_id: wanted.caseId,
    kind: wanted.kind ?? (familyMemberId ? 'evidence' : 'advice'),
    title,
    file_name: `${title}.pdf`,
    media_type: fileTypes.pdf.mediaType,
    byte_size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    storage_key: storageKey,
    uploaded_by_staff_id: familyMemberId ? null : wanted.staffId,
    uploaded_by_family_member_id: familyMemberId ?? null,
    uploaded_at: usualMoment,
    scan_status: wanted.scan ?? 'clean',
    scan_due_at: usualMoment,
    released_at: releasedBy ? usualMoment : null,
    released_by_id: releasedBy ?? null,
    family_member_id: wanted.releasedTo ?? null,
    withdrawn_at: wanted.withdrawnAt ?? null,
    names_child: names?.namesChild ?? null,
    other_children: names?.otherChildren ?? 0,
    text_read_at: names && wanted.scan !== 'waiting' ? usualMoment : null,
  })
  return { id, storageKey }
}
