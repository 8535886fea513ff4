import type { NewSavedReply, TopicCode } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface SavedReplyRow {
  id: string
  title: string
  topics: TopicCode[]
  body: string
  version: number
  writtenBy: string | null
  writtenAt: Date
  isRetired: boolean
}

const columns = `r.id, r.title, r.topics, r.body, r.version, s.name as "writtenBy", r.written_at as "writtenAt",
  r.retired_at is not null as "isRetired"`
const joined = 'saved_replies r left join staff_members s on s.id = r.written_by_id'

const readAll = statement(
  'answers-kept.all',
  `select ${columns} from ${joined} order by r.retired_at is not null, r.title collate "und-x-icu", r.id`,
)

/** Those in use first, then those that were retired. */
export async function readSavedReplies(tx: Tx): Promise<SavedReplyRow[]> {
  return tx.rows<SavedReplyRow>(readAll)
}

const readOne = statement('answers-kept.one', `select ${columns} from ${joined} where r.id = $1`)

export async function findSavedReply(tx: Tx, id: string): Promise<SavedReplyRow | undefined> {
  return (await tx.rows<SavedReplyRow>(readOne, [id]))[0]
}

const insert = statement(
  'answers-kept.insert',
  `insert into saved_replies (id, title, topics, body, written_by_id, written_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (title) do nothing returning id`,
)

/** False where the title is taken. */
export async function insertSavedReply(
  tx: Tx,
  id: string,
  { title, topics, body }: NewSavedReply,
  writer: string | null,
  now: Date,
): Promise<boolean> {
  return (await tx.rows(insert, [id, title, topics, body, writer, now])).length === 1
}

const isTaken = statement(
  'answers-kept.title-is-taken',
  'select 1 as one from saved_replies where title = $1 and id <> $2',
)

export async function titleIsTaken(tx: Tx, title: string, exceptId: string): Promise<boolean> {
  return (await tx.rows(isTaken, [title, exceptId])).length === 1
}

const update = statement(
  'answers-kept.change',
  `update saved_replies set title = $3, topics = $4, body = $5, written_by_id = $6, written_at = $7, version = version + 1
   where id = $1 and version = $2 returning version`,
)

/** The number of the new version; undefined when it has another by now. */
export async function updateSavedReply(
  tx: Tx,
  id: string,
  version: number,
  { title, topics, body }: NewSavedReply,
  writer: string,
  now: Date,
): Promise<number | undefined> {
  const values = [id, version, title, topics, body, writer, now]
  return (await tx.rows<{ version: number }>(update, values))[0]?.version
}

const retire = statement(
  'answers-kept.retire',
  `update saved_replies set retired_at = $3, version = version + 1 where id = $1 and version = $2 returning version`,
)

/** `at` null: it is offered again. False when it has another number by now. */
export async function setRetired(tx: Tx, id: string, version: number, at: Date | null): Promise<boolean> {
  return (await tx.rows(retire, [id, version, at])).length === 1
}
