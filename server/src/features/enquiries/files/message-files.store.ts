import type { MessageFileScan } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { FileToScan } from '../../../platform/files/index.ts'

export interface NewMessageFile {
  id: string
  enquiryId: string
  messageId: string | null
  fileName: string
  mediaType: string
  byteSize: number
  sha256: string
  storageKey: string
  uploadedByStaffId: string | null
  uploadedByFamilyMemberId: string | null
  uploadedAt: Date
  scan: 'waiting' | 'unscanned' | 'refused'
}

const insertRow = statement(
  'message-files.insert',
  `insert into message_files (id, enquiry_id, message_id, file_name, media_type, byte_size, sha256, storage_key,
     uploaded_by_staff_id, uploaded_by_family_member_id, uploaded_at, scan_status, scan_due_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11) on conflict (storage_key) do nothing`,
)
const isThere = statement('message-files.is-there', 'select from message_files where id = $1')

/** False when these very bytes went with another message before. */
export async function insertMessageFile(tx: Tx, row: NewMessageFile): Promise<boolean> {
  await tx.rows(insertRow, [
    row.id,
    row.enquiryId,
    row.messageId,
    row.fileName,
    row.mediaType,
    row.byteSize,
    row.sha256,
    row.storageKey,
    row.uploadedByStaffId,
    row.uploadedByFamilyMemberId,
    row.uploadedAt,
    row.scan,
  ])
  return (await tx.rows(isThere, [row.id])).length === 1
}

/** A file as it is served. */
export interface StoredMessageFile {
  id: string
  enquiryId: string
  caseId: string | null
  fileName: string
  mediaType: string
  byteSize: number
  storageKey: string
  scan: MessageFileScan
}

const fileColumns = `f.id, f.enquiry_id as "enquiryId", e.case_id as "caseId", f.file_name as "fileName",
  f.media_type as "mediaType", f.byte_size as "byteSize", f.storage_key as "storageKey", f.scan_status as scan`

const readForFamily = statement(
  'message-files.for-family',
  `select ${fileColumns} from message_files f join messages m on m.id = f.message_id and m.kind = 'message'
     join enquiries e on e.id = f.enquiry_id
   where f.id = $1 and e.family_member_id = $2`,
)

/** Undefined when it is absent, of a note, or in a thread of somebody else. Row-level security says the same. */
export async function findFileForFamily(tx: Tx, id: string, familyMemberId: string) {
  return (await tx.rows<StoredMessageFile>(readForFamily, [id, familyMemberId]))[0]
}

const readForStaff = statement(
  'message-files.for-staff',
  `select ${fileColumns} from message_files f join enquiries e on e.id = f.enquiry_id
   where f.id = $1 and (f.message_id is not null or f.uploaded_by_staff_id = $2)`,
)

/** Undefined when it is absent, locked, or what a colleague has chosen and not sent. */
export async function findFileForStaff(tx: Tx, id: string, staffId: string | null) {
  return (await tx.rows<StoredMessageFile>(readForStaff, [id, staffId]))[0]
}

export interface ChosenFile {
  id: string
  storageKey: string
  scan: MessageFileScan
  names: {
    isLookedThrough: boolean
    namesChild: boolean | null
    otherChildren: number
    isAddressHidden: boolean
  }
}

/** Whom the file names, for `message_files f` in the enquiry `e`. */
export const namesColumn = `json_build_object('isLookedThrough', f.text_read_at is not null, 'namesChild', f.names_child,
  'otherChildren', f.other_children, 'isAddressHidden', exists (select from cases h join restrictions r
    on r.child_id = h.child_id where h.id = e.case_id and r.kind = 'ADDRESS_HIDDEN' and r.cleared_at is null))`

const lockChosen = statement(
  'message-files.lock-chosen',
  `select f.id, f.storage_key as "storageKey", f.scan_status as scan, ${namesColumn} as names
   from message_files f join enquiries e on e.id = f.enquiry_id
   where f.enquiry_id = $1 and f.uploaded_by_staff_id = $2 and f.message_id is null order by f.uploaded_at, f.id
   for update of f`,
)

/** What this member of staff has chosen for an answer here, and not sent. */
export async function lockChosenFiles(tx: Tx, enquiryId: string, staffId: string): Promise<ChosenFile[]> {
  return tx.rows<ChosenFile>(lockChosen, [enquiryId, staffId])
}

const join = statement(
  'message-files.join-message',
  'update message_files set message_id = $2 where id = any($1) and message_id is null',
)

export async function joinMessage(tx: Tx, ids: readonly string[], messageId: string): Promise<void> {
  await tx.rows(join, [ids, messageId])
}

const drop = statement(
  'message-files.drop',
  `delete from message_files where id = $1 and enquiry_id = $2 and uploaded_by_staff_id = $3 and message_id is null
   returning id`,
)

export async function dropChosenFile(
  tx: Tx,
  id: string,
  enquiryId: string,
  staffId: string,
): Promise<boolean> {
  return (await tx.rows(drop, [id, enquiryId, staffId])).length === 1
}

export interface MessageFileToScan extends FileToScan {
  enquiryId: string
  caseId: string | null
  sentBy: string | null
  isSent: boolean
}

/** As with documents: one worker takes a row and puts its next moment ahead. */
const claimNext = statement(
  'message-files.claim-scan',
  `update message_files f set scan_due_at = $2, scan_attempts = scan_attempts + 1 from enquiries e
   where e.id = f.enquiry_id and f.id = (select id from message_files where scan_status in ('waiting', 'unscanned')
     and scan_due_at <= $1 order by scan_due_at for update skip locked limit 1)
   returning f.id, f.storage_key as "storageKey", f.scan_attempts as attempts, f.enquiry_id as "enquiryId",
     e.case_id as "caseId", f.uploaded_by_family_member_id as "sentBy", f.message_id is not null as "isSent"`,
)

export async function claimScan(tx: Tx, now: Date, until: Date): Promise<MessageFileToScan | undefined> {
  return (await tx.rows<MessageFileToScan>(claimNext, [now, until]))[0]
}

const putOff = statement('message-files.put-off', 'update message_files set scan_due_at = $2 where id = $1')

export async function putOffScan(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.rows(putOff, [id, until])
}

const settle = statement(
  'message-files.settle-scan',
  `update message_files set scan_status = $2, scan_due_at = $3
   where id = $1 and scan_status in ('waiting', 'unscanned') returning id`,
)

/** False when it was settled before. */
export async function settleScan(
  tx: Tx,
  id: string,
  verdict: 'clean' | 'infected',
  at: Date,
): Promise<boolean> {
  return (await tx.rows(settle, [id, verdict, at])).length > 0
}

export interface UnreadMessageFile {
  id: string
  caseId: string | null
  fileName: string
  storageKey: string
  mediaType: string
}

const claimNextUnread = statement(
  'message-files.claim-unread',
  `update message_files f set scan_due_at = $2 from enquiries e
   where e.id = f.enquiry_id and f.id = (select id from message_files where text_read_at is null and scan_due_at <= $1
       and uploaded_by_staff_id is not null and scan_status in ('clean', 'unscanned') and (scan_status = 'clean' or not $3)
     order by scan_due_at for update skip locked limit 1)
   returning f.id, e.case_id as "caseId", f.file_name as "fileName", f.storage_key as "storageKey", f.media_type as "mediaType"`,
)

/** The checked file of staff that has waited longest for its words to be read. */
export async function claimUnread(tx: Tx, now: Date, until: Date, isScanned: boolean) {
  return (await tx.rows<UnreadMessageFile>(claimNextUnread, [now, until, isScanned]))[0]
}

const settleRow = statement(
  'message-files.settle-names',
  'update message_files set names_child = $2, other_children = $3, text_read_at = $4 where id = $1',
)

export async function settleNames(
  tx: Tx,
  id: string,
  { namesChild, otherChildren, at }: { namesChild: boolean | null; otherChildren: number; at: Date },
): Promise<void> {
  await tx.rows(settleRow, [id, namesChild, otherChildren, at])
}
