import { messagesOnPage } from '@send-hub/shared'
import { threadIdsOf } from './enquiries.store.ts'

interface Wanted {
  /** Placeholder of the id of the message before which they stand; its value null: the newest. */
  before: string
  /** SQL over the message `n`: what this reader may see. */
  isSeen: string
}

/** Later than every message, where none is named. */
const placeOf = (before: string) => `(select coalesce(max(c.written_at), 'infinity') as at,
    coalesce((array_agg(c.id))[1], 'ffffffff-ffff-ffff-ffff-ffffffffffff') as id
  from messages c where c.id = ${before}) b`

// Named, because a family's role may not read every column.
const columns = ['id', 'enquiry_id', 'kind', 'author_kind', 'author_name', 'written_at', 'body']
  .map((column) => `n.${column}`)
  .join(', ')

// Each enquiry of the thread gives its newest from the end of its index; a thread of years is not read to sort it.
const newestBefore = ({ before, isSeen }: Wanted) => `select ${columns}, k.reference
  from ${placeOf(before)}, enquiries k cross join lateral (
    select ${columns} from messages n where n.enquiry_id = k.id and ${isSeen} and (n.written_at, n.id) < (b.at, b.id)
    order by n.written_at desc, n.id desc limit ${messagesOnPage}) n
  where k.id in ${threadIdsOf('e.id')}
  order by n.written_at desc, n.id desc limit ${messagesOnPage}`

/**
 * SQL: two columns over the enquiry `e`. "messages": one page of its thread, oldest first, each made of `says` (SQL for
 * json_build_object over the message `m` and the `reference` of its enquiry). "countBefore": those and all before them.
 */
export const pageOfThread = (wanted: Wanted, says: string): string =>
  `(select coalesce(json_agg(json_build_object(${says}) order by m.written_at, m.id), '[]')
     from (${newestBefore(wanted)}) m) as messages,
   (select count(*)::int from ${placeOf(wanted.before)}, messages n where n.enquiry_id in ${threadIdsOf('e.id')}
      and ${wanted.isSeen} and (n.written_at, n.id) < (b.at, b.id)) as "countBefore"`

/** SQL: which messages are the newest, for a page that shows others; empty where the page shows them. */
export const newestOfThread = ({ before, isSeen }: Wanted): string =>
  `(select coalesce(json_agg(json_build_object('id', m.id, 'writtenAt', m.written_at) order by m.written_at, m.id), '[]')
     from (${newestBefore({ before: 'null::uuid', isSeen })}) m where ${before} is not null)`

/** SQL: whether `before` is a message of the thread of `e` that this reader may see, or none is named. */
export const isOfThread = ({ before, isSeen }: Wanted): string =>
  `(${before}::uuid is null or exists (select from messages n where n.id = ${before}
     and n.enquiry_id in ${threadIdsOf('e.id')} and ${isSeen}))`
