import {
  fileTypeLabel,
  type MessageFileForFamily,
  type MessageFileForStaff,
  type MessageFileScan,
} from '@send-hub/shared'
import type { FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { threadIdsOf } from '../enquiries.store.ts'
import { namesColumn } from './message-files.store.ts'

interface Row {
  id: string
  messageId: string
  fileName: string
  mediaType: string
  size: number
  scan: MessageFileScan
}

const columns = `f.id, f.message_id as "messageId", f.file_name as "fileName", f.media_type as "mediaType",
  f.byte_size as size, f.scan_status as scan`

const staffColumns = `${columns}, ${namesColumn} as names, f.uploaded_by_staff_id is not distinct from $1 as "isMine",
  case when f.uploaded_by_staff_id is not null then 'staff' when f.uploaded_by_family_member_id is not null then 'family'
    else 'mail' end as "uploadedBy"`

interface FileOfThread {
  enquiryId: string
  fileId: string
}

const isReady = (scan: MessageFileScan) => scan === 'clean' || scan === 'unscanned'

/** The files of the messages of one's own thread that are shown, in the order in which they came. */
export const filesForFamily: PagePart<MessageFileForFamily[], FamilyContext> = {
  query: `select ${columns} from message_files f join messages m on m.id = f.message_id and m.kind = 'message'
     join enquiries e on e.id = f.enquiry_id
   where f.message_id = any($4) and f.enquiry_id in ${threadIdsOf('$3')} and e.family_member_id = $1 order by f.uploaded_at, f.id`,
  toView: (rows: Row[]) => rows.map(fileForFamily),
}

const readOfFamily = statement(
  'message-files.line-for-family',
  `select ${columns} from message_files f join messages m on m.id = f.message_id and m.kind = 'message'
     join enquiries e on e.id = f.enquiry_id
   where f.id = $3 and f.enquiry_id in ${threadIdsOf('$2')} and e.family_member_id = $1`,
)

/** What is known of one file of one's own thread. @throws not-found */
export async function oneFileForFamily(
  ctx: FamilyContext,
  { enquiryId, fileId }: FileOfThread,
): Promise<MessageFileForFamily> {
  const [row] = await ctx.tx((tx) => tx.rows<Row>(readOfFamily, [ctx.actor.id, enquiryId, fileId]))
  if (!row) throw notFound()
  return fileForFamily(row)
}

function fileForFamily({ mediaType, scan, ...row }: Row): MessageFileForFamily {
  return {
    ...row,
    fileType: fileTypeLabel(mediaType),
    state: isReady(scan) ? 'ready' : scan === 'waiting' ? 'checking' : 'not-kept',
    contentUrl: isReady(scan) ? `/api/family/message-files/${row.id}` : null,
  }
}

type StaffRow = Omit<MessageFileForStaff, 'fileType' | 'contentUrl'> & { mediaType: string }

/**
 * The files of the messages and notes that are shown, what the reader has chosen for an answer, and the scans of what we
 * wrote down here: that may be long ago in the thread, and has a page of its own.
 */
export const filesForStaff: PagePart<MessageFileForStaff[], StaffContext> = {
  query: `select ${staffColumns} from message_files f join enquiries e on e.id = f.enquiry_id
   where f.enquiry_id in ${threadIdsOf('$3')} and (f.message_id = any($4) or f.message_id is null and f.uploaded_by_staff_id = $1
     or f.message_id in (select m.id from messages m where m.enquiry_id = $3 and m.recorded_by_staff_id is not null))
   order by f.uploaded_at, f.id`,
  toView: (rows: StaffRow[]) => rows.map(fileForStaff),
}

const readOfStaff = statement(
  'message-files.line-for-staff',
  `select ${staffColumns} from message_files f join enquiries e on e.id = f.enquiry_id
   where f.id = $3 and f.enquiry_id in ${threadIdsOf('$2')} and (f.message_id is not null or f.uploaded_by_staff_id = $1)`,
)

/** What is known of one file of a thread. @throws not-found, also for what a colleague has chosen and not sent */
export async function oneFileForStaff(
  ctx: StaffContext,
  { enquiryId, fileId }: FileOfThread,
): Promise<MessageFileForStaff> {
  const [row] = await ctx.tx((tx) => tx.rows<StaffRow>(readOfStaff, [ctx.actor.id, enquiryId, fileId]))
  if (!row) throw notFound()
  return fileForStaff(row)
}

function fileForStaff({ mediaType, ...row }: StaffRow): MessageFileForStaff {
  const isClosed = row.scan === 'waiting' || row.scan === 'infected'
  return {
    ...row,
    fileType: fileTypeLabel(mediaType),
    contentUrl: isClosed ? null : `/api/staff/message-files/${row.id}`,
  }
}
