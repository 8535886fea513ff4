import type { DocumentsSearch, DocumentsToRead, DocumentToRead } from '@send-hub/shared'
import { fileTypeLabel } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'

/** What a family sent, here or on paper, and nobody of us has opened; not what a virus made worthless. */
const toRead = `d.opened_by_staff_at is null and num_nonnulls(d.uploaded_by_family_member_id, d.received_from_id) > 0
  and d.withdrawn_at is null and d.scan_status <> 'infected'`

const readPage = statement(
  'documents.to-read',
  `select d.id, d.case_id as "caseId", c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
     d.title, d.media_type as "mediaType", d.byte_size as size, d.scan_status as scan, f.name as "from",
     d.came_by as "cameBy", d.uploaded_at as "uploadedAt", s.name as officer, count(*) over ()::int as total
   from documents d join cases c on c.id = d.case_id join children ch on ch.id = c.child_id
     join family_members f on f.id = coalesce(d.uploaded_by_family_member_id, d.received_from_id)
     left join staff_members s on s.id = c.officer_id
   where ${toRead} order by d.uploaded_at, d.id limit $1 offset $2`,
)

interface Row extends Omit<DocumentToRead, 'fileType' | 'uploadedAt'> {
  mediaType: string
  uploadedAt: Date
  total: number
}

/** Oldest first. */
export async function documentsToRead(
  ctx: StaffContext,
  { page, pageSize }: DocumentsSearch,
): Promise<DocumentsToRead> {
  return ctx.tx(async (tx) => {
    const rows = await tx.rows<Row>(readPage, [pageSize, (page - 1) * pageSize])
    return { items: rows.map(toView), total: rows[0]?.total ?? (await countDocumentsToRead(tx)) }
  })
}

function toView(row: Row): DocumentToRead {
  const { id, caseId, reference, childName, title, mediaType, size, scan, from, cameBy, officer } = row
  return {
    ...{ id, caseId, reference, childName, title, size, scan, from, cameBy, officer },
    fileType: fileTypeLabel(mediaType),
    uploadedAt: row.uploadedAt.toISOString(),
  }
}

const countRows = statement(
  'documents.count-to-read',
  `select count(*)::int as n from documents d where ${toRead}`,
)

export async function countDocumentsToRead(tx: Tx): Promise<number> {
  return (await tx.rows<{ n: number }>(countRows))[0]?.n ?? 0
}
