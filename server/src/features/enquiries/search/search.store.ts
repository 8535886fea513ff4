import type { Excerpt, FoundEnquiry } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { type EnquiryListRow, rowColumns, rowJoins, toEnquiryRow } from '../queue/enquiry-queue.ts'

const byReference = statement('search.by-reference', 'select id from enquiries where reference = $1')

export async function findByReference(tx: Tx, reference: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(byReference, [reference])).map(({ id }) => id)
}

const byName = statement('search.by-name', 'select enquiry_id as id from find_enquiries($1, $2)')

/** Ids of enquiries whose asker, child or references hold all of these patterns, newest first. */
export async function findByName(tx: Tx, patterns: readonly string[], most: number): Promise<string[]> {
  return (await tx.rows<{ id: string }>(byName, [patterns, most])).map(({ id }) => id)
}

const byWords = statement(
  'search.by-words',
  `select enquiry_id as id, message_id as "messageId" from find_messages(websearch_to_tsquery('english', $1), $2)`,
)

/** Messages in which the words were written, newest first; quotes and minus as in a search engine. */
export async function findByWords(tx: Tx, query: string, most: number) {
  return tx.rows<{ id: string; messageId: string }>(byWords, [query, most])
}

/** From Unicode's private use area: no message that is stored holds them once they are taken out. */
const [hitBegins, hitEnds] = ['\uE000', '\uE001']

/** Read under the policies of who asks: what is not theirs to open drops out here once more. */
const readFound = statement(
  'search.read-found',
  `select ${rowColumns('$1')}, f.excerpt
   from unnest($2::uuid[], $3::uuid[]) with ordinality as found (enquiry_id, message_id, place)
     join enquiries e on e.id = found.enquiry_id ${rowJoins}
     left join lateral (select ts_headline('english', translate(m.body, '${hitBegins}${hitEnds}', ''), websearch_to_tsquery('english', $4),
         'StartSel=${hitBegins}, StopSel=${hitEnds}, MaxWords=24, MinWords=10, MaxFragments=2, FragmentDelimiter=" … "') as excerpt
       from messages m where m.id = found.message_id) f on true
   order by found.place`,
)

export interface Found {
  id: string
  messageId: string | null
  foundBy: FoundEnquiry['foundBy']
}

export async function readFoundEnquiries(
  tx: Tx,
  day: string,
  found: readonly Found[],
  query: string,
): Promise<FoundEnquiry[]> {
  const rows = await tx.rows<EnquiryListRow & { excerpt: string | null }>(readFound, [
    day,
    found.map(({ id }) => id),
    found.map(({ messageId }) => messageId),
    query,
  ])
  const foundBy = new Map(found.map((one) => [one.id, one.foundBy]))
  return rows.map(({ excerpt, ...row }) => ({
    ...toEnquiryRow(row),
    foundBy: foundBy.get(row.id) ?? 'words',
    excerpt: excerpt === null ? null : toExcerpt(excerpt),
  }))
}

/** Every second part is between the marks. */
export function toExcerpt(marked: string): Excerpt {
  return marked
    .split(/[\uE000\uE001]/)
    .map((text, place) => ({ text: text.replace(/\s+/g, ' '), isHit: place % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
