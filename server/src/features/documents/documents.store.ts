import type { CameBy, DocumentKind, NamesInDocument, ScanState } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

export interface NewDocument {
  id: string
  caseId: string
  kind: DocumentKind
  title: string
  fileName: string
  mediaType: string
  byteSize: number
  sha256: string
  storageKey: string
  uploadedBy: { staff: string } | { familyMember: string }
  uploadedAt: Date
  scanStatus: 'waiting' | 'unscanned'
  receivedFrom?: { id: string; cameBy: CameBy } | undefined
}

const insertRow = statement(
  'documents.insert',
  `insert into documents (id, case_id, kind, title, file_name, media_type, byte_size, sha256, storage_key,
     uploaded_by_staff_id, uploaded_by_family_member_id, uploaded_at, scan_status, scan_due_at, received_from_id, came_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15)`,
)

export async function insertDocument(tx: Tx, { uploadedBy, ...row }: NewDocument): Promise<void> {
  await tx.rows(insertRow, [
    row.id,
    row.caseId,
    row.kind,
    row.title,
    row.fileName,
    row.mediaType,
    row.byteSize,
    row.sha256,
    row.storageKey,
    'staff' in uploadedBy ? uploadedBy.staff : null,
    'familyMember' in uploadedBy ? uploadedBy.familyMember : null,
    row.uploadedAt,
    row.scanStatus,
    row.receivedFrom?.id ?? null,
    row.receivedFrom?.cameBy ?? null,
  ])
}

const lockUpload = statement(
  'documents.lock-upload',
  `select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'document', $1::text, $2::text, $3::text), 0))`,
)
const readSameOfFamily = statement(
  'documents.same-of-family',
  `select id, scan_status as "scan" from documents where id in (select my_documents_with($1, $2)) and kind = $3 and title = $4
     and withdrawn_at is null order by uploaded_at limit 1`,
)
const readSameOfStaff = statement(
  'documents.same-of-staff',
  `select id, scan_status as "scan" from documents where case_id = $1 and sha256 = $3
     and uploaded_by_staff_id = $2 and kind = $4 and title = $5
     and received_from_id is not distinct from $6 and withdrawn_at is null order by uploaded_at limit 1`,
)

/** What this person has sent before with the same content and name: a form sent twice makes one document. */
export async function findSameUpload(
  tx: Tx,
  {
    caseId,
    uploadedBy,
    sha256,
    kind,
    title,
    fromId,
  }: Pick<NewDocument, 'caseId' | 'uploadedBy' | 'sha256' | 'kind' | 'title'> & { fromId: string | null },
): Promise<{ id: string; scan: ScanState } | undefined> {
  type Same = { id: string; scan: ScanState }
  if ('familyMember' in uploadedBy) {
    await tx.rows(lockUpload, [caseId, uploadedBy.familyMember, sha256])
    return (await tx.rows<Same>(readSameOfFamily, [caseId, sha256, kind, title]))[0]
  }
  await tx.rows(lockUpload, [caseId, uploadedBy.staff, sha256])
  return (await tx.rows<Same>(readSameOfStaff, [caseId, uploadedBy.staff, sha256, kind, title, fromId]))[0]
}

/** A document's file, as it is served. */
export interface StoredDocument {
  id: string
  caseId: string
  kind: DocumentKind
  fileName: string
  mediaType: string
  byteSize: number
  storageKey: string
  scan: ScanState
}

const fileColumns = `d.id, d.case_id as "caseId", d.kind, d.file_name as "fileName", d.media_type as "mediaType",
  d.byte_size as "byteSize", d.scan_status as "scan"`

/**
 * $1: the family member; $2: the day. What was released to them, and what they sent. Row-level security says the same.
 * Who sent a document and whom it went to, a family's connection can't read: it asks only whether that was itself.
 */
export const familyMayRead = `d.withdrawn_at is null
  and (is_my_document(d.id) or document_released_to_me_at(d.id) is not null)
  and exists (select from access_on($2) a where a.case_id = d.case_id and a.family_member_id = $1
    and a.level in ('status+documents', 'act'))`

const readForFamily = statement(
  'documents.file-for-family',
  `select ${fileColumns}, storage_key_for_me(d.id) as "storageKey" from documents d where ${familyMayRead} and d.id = $3`,
)

/** Undefined when it is absent, or not for this person on this day. */
export async function findFileForFamily(tx: Tx, familyMemberId: string, today: string, documentId: string) {
  return (await tx.rows<StoredDocument>(readForFamily, [familyMemberId, today, documentId]))[0]
}

const readForStaff = statement(
  'documents.file-for-staff',
  `select ${fileColumns}, d.storage_key as "storageKey" from documents d where d.case_id = $1 and d.id = $2`,
)

/** Undefined when it is absent, or of another case. */
export async function findFileForStaff(tx: Tx, caseId: string, documentId: string) {
  return (await tx.rows<StoredDocument>(readForStaff, [caseId, documentId]))[0]
}

const markRead = statement(
  'documents.mark-opened',
  'update documents set opened_by_staff_at = $2 where id = $1 and opened_by_staff_at is null',
)

/** From the first time on it waits for no reader. */
export async function markOpenedByStaff(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(markRead, [id, at])
}

export interface DocumentToRelease {
  kind: DocumentKind
  scan: ScanState
  isFromFamily: boolean
  isReleased: boolean
  isWithdrawn: boolean
  /** The one person it is released to. */
  familyMemberId: string | null
  names: NamesInDocument
}

/** Whom the file names, for `documents d`. */
export const namesColumn = `json_build_object('isLookedThrough', d.text_read_at is not null,
  'namesChild', d.names_child, 'otherChildren', d.other_children,
  'isAddressHidden', exists (select from cases h join restrictions r on r.child_id = h.child_id
    where h.id = d.case_id and r.kind = 'ADDRESS_HIDDEN' and r.cleared_at is null))`

const lockRow = statement(
  'documents.lock',
  `select kind, scan_status as "scan", uploaded_by_family_member_id is not null as "isFromFamily",
     released_at is not null and withdrawn_at is null as "isReleased", withdrawn_at is not null as "isWithdrawn",
     family_member_id as "familyMemberId", ${namesColumn} as names
   from documents d where case_id = $1 and id = $2 for update`,
)

/** Undefined when it is absent, or of another case. */
export async function lockDocument(tx: Tx, caseId: string, documentId: string) {
  return (await tx.rows<DocumentToRelease>(lockRow, [caseId, documentId]))[0]
}

const releaseRow = statement(
  'documents.release',
  `update documents set released_at = $2, released_by_id = $3, family_member_id = $4, withdrawn_at = null where id = $1`,
)

export async function markReleased(
  tx: Tx,
  id: string,
  at: Date,
  byId: string,
  to: string | null,
): Promise<void> {
  await tx.rows(releaseRow, [id, at, byId, to])
}

/** What a family sent stays in its sender's sight; only its release to others ends. */
const withdrawRow = statement(
  'documents.withdraw',
  `update documents set released_at = null, released_by_id = null, family_member_id = null,
     withdrawn_at = case when uploaded_by_family_member_id is null then $2::timestamptz end where id = $1`,
)

export async function markWithdrawn(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(withdrawRow, [id, at])
}
