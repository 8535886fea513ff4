import type { OwnDraft, UnsentKind } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** Whose draft of which kind, in which enquiry. */
export interface DraftKey {
  enquiryId: string
  staffId: string
  kind: UnsentKind
}

export interface DraftRow {
  version: number
  updatedAt: Date
  body: string
}

const own = 'enquiry_id = $1 and staff_id = $2 and kind = $3'
const columns = 'version, updated_at as "updatedAt", body'

const read = statement('enquiries.draft', `select ${columns} from enquiry_drafts where ${own}`)

const valuesOf = ({ enquiryId, staffId, kind }: DraftKey) => [enquiryId, staffId, kind]

export async function readDraft(tx: Tx, key: DraftKey): Promise<DraftRow | undefined> {
  return (await tx.rows<DraftRow>(read, valuesOf(key)))[0]
}

/**
 * Numbers start anywhere: a draft that was sent or thrown away and begun anew must not be taken for the one before.
 * What was just sent is no draft: the last save may arrive after the form it was typed into.
 */
const insert = statement(
  'enquiries.new-draft',
  `insert into enquiry_drafts (enquiry_id, staff_id, kind, body, version, updated_at)
   select e.id, $2, $3, $4, 1 + floor(random() * 1e9)::int, $5 from enquiries e where e.id = $1
   on conflict do nothing returning ${columns}`,
)

/** Undefined when there is one already, or no such enquiry. */
export async function insertDraft(tx: Tx, key: DraftKey, body: string, now: Date) {
  return (await tx.rows<DraftRow>(insert, [...valuesOf(key), body, now]))[0]
}

const update = statement(
  'enquiries.save-draft',
  `update enquiry_drafts set body = $5, version = version + 1, updated_at = $6 where ${own} and version = $4
   returning ${columns}`,
)

/** Undefined when it has another number by now, or is gone. */
export async function updateDraft(tx: Tx, key: DraftKey, base: number, body: string, now: Date) {
  return (await tx.rows<DraftRow>(update, [...valuesOf(key), base, body, now]))[0]
}

const remove = statement(
  'enquiries.drop-draft',
  `delete from enquiry_drafts where ${own} and version = $4 returning review_asked_at is not null as "wasAsked"`,
)

/** Whether a colleague was asked to read it. */
export interface RemovedDraft {
  wasAsked: boolean
}

/** Undefined when it has another number by now, or is gone. */
export async function removeDraft(tx: Tx, key: DraftKey, base: number): Promise<RemovedDraft | undefined> {
  return (await tx.rows<RemovedDraft>(remove, [...valuesOf(key), base]))[0]
}

const removeSame = statement(
  'enquiries.drop-same-draft',
  `delete from enquiry_drafts where ${own} and (version = $4 or trim(body, E' \\t\\r\\n') = trim($5, E' \\t\\r\\n'))
   returning review_asked_at is not null as "wasAsked"`,
)

/** The draft of this number, or of these words. */
export async function removeSentDraft(
  tx: Tx,
  key: DraftKey,
  base: number | null,
  body: string,
): Promise<RemovedDraft | undefined> {
  return (await tx.rows<RemovedDraft>(removeSame, [...valuesOf(key), base, body]))[0]
}

const sentLately = statement(
  'enquiries.sent-lately',
  `select 1 as one from messages where enquiry_id = $1 and author_staff_id = $2 and kind = $3
     and trim(body, E' \\t\\r\\n') = trim($4, E' \\t\\r\\n') and written_at > $5::timestamptz - interval '5 minutes' limit 1`,
)

/** Whether these very words went out from here a moment ago. */
export async function wasSentLately(tx: Tx, key: DraftKey, body: string, now: Date): Promise<boolean> {
  return (await tx.rows(sentLately, [...valuesOf(key), body, now])).length === 1
}

/** Waits for whoever sends something in it: what they sent is seen then, and their draft is gone. */
const isThere = statement('enquiries.is-there', 'select 1 as one from enquiries where id = $1 for key share')

/** Whether the reader may open it. */
export async function enquiryIsThere(tx: Tx, enquiryId: string): Promise<boolean> {
  return (await tx.rows(isThere, [enquiryId])).length === 1
}

/** The reader's own, as the page of the enquiry shows them. */
export const ownDraftsQuery = `select kind, version, updated_at as "updatedAt", body from enquiry_drafts
  where enquiry_id = $3 and staff_id = $1 order by kind`
export type OwnDraftRow = Omit<OwnDraft, 'updatedAt'> & { updatedAt: string }
