import { statement, type Tx } from '../../platform/db/transaction.ts'

export interface DocumentToScan {
  id: string
  caseId: string
  storageKey: string
  attempts: number
  /** The family member who sent it. */
  sentBy: string | null
}

/** One worker takes a row and puts its next moment ahead: another finds it only if this one dies over it. */
const claimNext = statement(
  'documents.claim-scan',
  `update documents set scan_due_at = $2, scan_attempts = scan_attempts + 1
   where id = (select id from documents where scan_status in ('waiting', 'unscanned') and scan_due_at <= $1
     order by scan_due_at for update skip locked limit 1)
   returning id, case_id as "caseId", storage_key as "storageKey", scan_attempts as attempts,
     uploaded_by_family_member_id as "sentBy"`,
)

/** The file that has waited longest; those that came while no scanner was set up are scanned, too. */
export async function claimScan(tx: Tx, now: Date, until: Date): Promise<DocumentToScan | undefined> {
  return (await tx.rows<DocumentToScan>(claimNext, [now, until]))[0]
}

const putOff = statement('documents.put-off-scan', 'update documents set scan_due_at = $2 where id = $1')

export async function putOffScan(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.rows(putOff, [id, until])
}

const settle = statement(
  'documents.settle-scan',
  `update documents set scan_status = $2, scanned_at = $3, scan_due_at = $3
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

const readKnown = statement(
  'documents.known-keys',
  `select storage_key as key from documents where storage_key = any($1) and scan_status <> 'infected'
   union all select storage_key from access_requests where storage_key = any($1)
   union all select storage_key from inbound_mails where storage_key = any($1)
   union all select storage_key from message_files where storage_key = any($1) and scan_status <> 'infected'`,
)

/** Those keys whose file is still wanted. Copies of what is held on a child, mails and what came with them lie in the same store. */
export async function keysInUse(tx: Tx, keys: string[]): Promise<Set<string>> {
  return new Set((await tx.rows<{ key: string }>(readKnown, [keys])).map(({ key }) => key))
}
