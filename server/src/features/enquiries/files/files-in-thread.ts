import {
  fileTypeLabel,
  type MessageFileForFamily,
  type MessageFileForStaff,
  type MessageFileScan,
} from '@send-hub/shared'
import type { FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
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

const isReady = (scan: MessageFileScan) => scan === 'clean' || scan === 'unscanned'

/** The files of one's own thread, in the order in which they came. */
export const filesForFamily: PagePart<MessageFileForFamily[], FamilyContext> = {
  query: `select ${columns} from message_files f join messages m on m.id = f.message_id and m.kind = 'message'
     join enquiries e on e.id = f.enquiry_id
   where f.enquiry_id in ${threadIdsOf('$3')} and e.family_member_id = $1 order by f.uploaded_at, f.id`,
  toView: (rows: Row[]) =>
    rows.map(({ mediaType, scan, ...row }) => ({
      ...row,
      fileType: fileTypeLabel(mediaType),
      state: isReady(scan)
        ? ('ready' as const)
        : scan === 'waiting'
          ? ('checking' as const)
          : ('not-kept' as const),
      contentUrl: isReady(scan) ? `/api/family/message-files/${row.id}` : null,
    })),
}

type StaffRow = Omit<MessageFileForStaff, 'fileType' | 'contentUrl'> & { mediaType: string }

/** All files of an enquiry: of messages, of notes, and what the reader has chosen for an answer. */
export const filesForStaff: PagePart<MessageFileForStaff[], StaffContext> = {
  query: `select ${columns}, ${namesColumn} as names, f.uploaded_by_staff_id is not distinct from $1 as "isMine",
     case when f.uploaded_by_staff_id is not null then 'staff' when f.uploaded_by_family_member_id is not null then 'family'
       else 'mail' end as "uploadedBy"
   from message_files f join enquiries e on e.id = f.enquiry_id
   where f.enquiry_id in ${threadIdsOf('$3')} and (f.message_id is not null or f.uploaded_by_staff_id = $1) order by f.uploaded_at, f.id`,
  toView: (rows: StaffRow[]) =>
    rows.map(({ mediaType, ...row }) => ({
      ...row,
      fileType: fileTypeLabel(mediaType),
      contentUrl:
        row.scan === 'waiting' || row.scan === 'infected' ? null : `/api/staff/message-files/${row.id}`,
    })),
}
