import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface UnreadDocument {
  id: string
  caseId: string
  title: string
  storageKey: string
  mediaType: string
}

/** One worker takes a row and puts its next moment ahead, as for a scan. */
const claimNext = statement(
  'documents.claim-unread',
  `update documents set scan_due_at = $2
   where id = (select id from documents where text_read_at is null and scan_due_at <= $1
       and scan_status in ('clean', 'unscanned') and (scan_status = 'clean' or not $3)
     order by scan_due_at for update skip locked limit 1)
   returning id, case_id as "caseId", title, storage_key as "storageKey", media_type as "mediaType"`,
)

/** The checked file that has waited longest for its words to be read. */
export async function claimUnread(
  tx: Tx,
  now: Date,
  until: Date,
  isScanned: boolean,
): Promise<UnreadDocument | undefined> {
  return (await tx.rows<UnreadDocument>(claimNext, [now, until, isScanned]))[0]
}

const settle = statement(
  'documents.settle-names',
  'update documents set names_child = $2, other_children = $3, text_read_at = $4 where id = $1',
)

export async function settleNames(
  tx: Tx,
  id: string,
  { namesChild, otherChildren, at }: { namesChild: boolean | null; otherChildren: number; at: Date },
): Promise<void> {
  await tx.rows(settle, [id, namesChild, otherChildren, at])
}
