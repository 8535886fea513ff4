import {
  type DocumentForFamily,
  type DocumentForStaff,
  type DocumentKind,
  fileTypeLabel,
  type NamesInDocument,
  type ScanState,
} from '@send-hub/shared'
import { londonDay } from '../../platform/calendar/index.ts'
import type { FamilyContext, StaffContext } from '../../platform/context.ts'
import type { PagePart } from '../../platform/db/page-part.ts'
import { familyMayRead, namesColumn } from './documents.store.ts'

interface ListedDocument {
  id: string
  title: string
  kind: DocumentKind
  mediaType: string
  size: number
  scan: ScanState
  uploadedAt: string
  releasedAt: string | null
}

const listColumns = `d.id, d.title, d.kind, d.media_type as "mediaType", d.byte_size as size, d.scan_status as scan,
  d.uploaded_at as "uploadedAt"`

const isOpenable = (scan: ScanState) => scan === 'clean' || scan === 'unscanned'

/** What was released to this reader and what they sent, newest first. Nothing at a level without documents. */
export const documentsForFamily: PagePart<DocumentForFamily[], FamilyContext> = {
  query: `select ${listColumns}, is_my_document(d.id) as "isMine", document_released_to_me_at(d.id) as "releasedAt"
    from documents d where ${familyMayRead} and d.case_id = $3
    order by coalesce(document_released_to_me_at(d.id), d.uploaded_at) desc, d.id desc`,
  toView: (rows: (ListedDocument & { isMine: boolean })[]) =>
    rows.map(({ id, title, kind, mediaType, size, scan, uploadedAt, releasedAt, isMine }) => ({
      id,
      title,
      kind,
      fileType: fileTypeLabel(mediaType),
      size,
      // Of their own document nobody needs to know that others may read it, too: that is told when it is released.
      releasedOn: releasedAt && !isMine ? londonDay(new Date(releasedAt)) : null,
      sentOn: isMine ? londonDay(new Date(uploadedAt)) : null,
      isMine,
      scan,
      contentUrl: isOpenable(scan) ? `/api/family/documents/${id}/content` : null,
    })),
}

interface StaffDocument extends ListedDocument {
  caseId: string
  fileName: string
  names: NamesInDocument
  uploadedBy: DocumentForStaff['uploadedBy']
  receivedFrom: DocumentForStaff['receivedFrom']
  releasedBy: string | null
  releasedTo: { id: string; name: string } | null
  withdrawnAt: string | null
  readBy: Omit<DocumentForStaff['readBy'][number], 'isYou'>[]
}

/** All documents of a case with their state, and who opened them; newest first. */
export const documentsForStaff: PagePart<DocumentForStaff[], StaffContext> = {
  query: `with reads as (
     select subject_id, actor_kind, actor_id, max(at) as at from audit_entries
     where case_id = $3 and subject_kind = 'document' and action = 'document-read' group by 1, 2, 3
   )
   select ${listColumns}, d.released_at as "releasedAt", d.case_id as "caseId", d.file_name as "fileName", ${namesColumn} as names,
     d.withdrawn_at as "withdrawnAt",
     json_build_object('id', coalesce(us.id, uf.id), 'name', coalesce(us.name, uf.name),
       'side', case when us.id is null then 'family' else 'staff' end) as "uploadedBy",
     case when d.received_from_id is not null then json_build_object('cameBy', d.came_by, 'name',
       (select f.name from family_members f where f.id = d.received_from_id)) end as "receivedFrom",
     rs.name as "releasedBy",
     case when rf.id is not null then json_build_object('id', rf.id, 'name', rf.name) end as "releasedTo",
     (select coalesce(json_agg(json_build_object('id', r.actor_id, 'name', coalesce(s.name, f.name),
         'side', r.actor_kind, 'lastAt', r.at) order by r.at), '[]')
       from reads r left join staff_members s on s.id = r.actor_id left join family_members f on f.id = r.actor_id
       where r.subject_id = d.id) as "readBy"
   from documents d
     left join staff_members us on us.id = d.uploaded_by_staff_id
     left join family_members uf on uf.id = d.uploaded_by_family_member_id
     left join staff_members rs on rs.id = d.released_by_id
     left join family_members rf on rf.id = d.family_member_id
   where d.case_id = $3 order by d.uploaded_at desc, d.id desc`,
  toView: (rows: StaffDocument[], ctx) => rows.map((row) => toDocumentForStaff(row, ctx)),
}

function toDocumentForStaff(row: StaffDocument, ctx: StaffContext): DocumentForStaff {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    fileName: row.fileName,
    fileType: fileTypeLabel(row.mediaType),
    size: row.size,
    names: row.names,
    uploadedAt: isoMoment(row.uploadedAt),
    uploadedBy: row.uploadedBy,
    receivedFrom: row.receivedFrom,
    scan: row.scan,
    release:
      row.releasedAt && !row.withdrawnAt
        ? { at: isoMoment(row.releasedAt), by: row.releasedBy ?? '', to: row.releasedTo }
        : null,
    withdrawnAt: row.withdrawnAt && isoMoment(row.withdrawnAt),
    readBy: row.readBy.map(({ id, name, side, lastAt }) => ({
      ...{ id, name, side, isYou: id === ctx.actor.id },
      lastAt: isoMoment(lastAt),
    })),
    contentUrl: isOpenable(row.scan) ? `/api/staff/cases/${row.caseId}/documents/${row.id}/content` : null,
  }
}

const isoMoment = (text: string) => new Date(text).toISOString()
