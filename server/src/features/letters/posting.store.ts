import type { PostWarning } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { takenBack } from './letters.store.ts'

export interface ToPostRow {
  id: string
  caseId: string
  reference: string
  childName: string
  title: string
  to: string
  sentOn: Day
  warning: PostWarning | null
  total: number
}

/** After a death nothing is sent, and what a mistake decided must not go either: such letters wait for nobody. */
const toPost = `l.is_by_post and l.posted_on is null and c.status <> 'CLOSED_DECEASED' and not ${takenBack}`

/** A restriction keeps it from whom it is to: of `letters l join cases c`. */
const heldBack = `(is_held_back(c.child_id, l.family_member_id, null) or exists (select from case_access h
  where h.case_id = l.case_id and h.family_member_id = l.family_member_id and h.held_back))`

/** The address in a letter's head, as people's addresses are kept: without the name, a line each. */
const keptAddress = `(select string_agg(line, E'\\n' order by place) from
    jsonb_array_elements_text(l.content -> 'address') with ordinality as a(line, place) where place > 1)`

const readToPost = statement(
  'letters.to-post',
  `select l.id, l.case_id as "caseId", c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
     l.content ->> 'title' as title, f.name as "to", l.sent_on as "sentOn",
     case when ${heldBack} then 'held-back'
       when not exists (select from access_on($1) a where a.case_id = l.case_id and a.family_member_id = l.family_member_id
         and a.level in ('status+documents', 'act'))
       then 'access-ended'
       when f.postal_address is distinct from ${keptAddress} then 'address-changed' end as warning,
     count(*) over ()::int as total
   from letters l join cases c on c.id = l.case_id join children ch on ch.id = c.child_id
     join family_members f on f.id = l.family_member_id
   where ${toPost} order by l.created_at, l.id limit $2 offset $3`,
)

/** Oldest first. */
export async function listLettersToPost(
  tx: Tx,
  today: Day,
  { limit, offset }: { limit: number; offset: number },
): Promise<ToPostRow[]> {
  return tx.rows<ToPostRow>(readToPost, [today, limit, offset])
}

const countRows = statement(
  'letters.count-to-post',
  `select count(*)::int as all, count(*) filter (where l.sent_on < $1)::int as late
   from letters l join cases c on c.id = l.case_id where ${toPost}`,
)

/** `lateBefore`: a letter with an earlier day in its head is late. */
export async function countLettersToPost(tx: Tx, lateBefore: Day): Promise<{ all: number; late: number }> {
  const [count] = await tx.rows<{ all: number; late: number }>(countRows, [lateBefore])
  return count ?? { all: 0, late: 0 }
}

export interface LetterToMark {
  id: string
  caseId: string
  isByPost: boolean
  sentOn: Day
  isPosted: boolean
  /** A restriction keeps it from whom it is to. */
  isHeldBack: boolean
}

const lockRows = statement(
  'letters.lock-to-mark',
  `select l.id, l.case_id as "caseId", l.is_by_post as "isByPost", l.sent_on as "sentOn", l.posted_on is not null as "isPosted",
     ${heldBack} as "isHeldBack"
   from letters l join cases c on c.id = l.case_id where l.id = any($1) order by l.id for update of l`,
)

export async function lockLettersToMark(tx: Tx, ids: readonly string[]): Promise<LetterToMark[]> {
  return tx.rows<LetterToMark>(lockRows, [ids])
}

const markRows = statement(
  'letters.mark-posted',
  'update letters set posted_on = $2, posted_by_id = $3 where id = any($1)',
)

/** `on` null: they did not go after all. */
export async function markLettersPosted(
  tx: Tx,
  ids: readonly string[],
  on: Day | null,
  byId: string,
): Promise<void> {
  await tx.rows(markRows, [ids, on, on && byId])
}
