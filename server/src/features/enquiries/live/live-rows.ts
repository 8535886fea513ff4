import type { HereNow, LiveEnquiry } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { askersOf } from '../enquiries.store.ts'
import { type EnquiryListRow, rowColumns, rowJoins, toEnquiryRow } from '../queue/enquiry-queue.ts'
import { hereColumn } from './presence.store.ts'

interface Row extends EnquiryListRow {
  here: HereNow[]
  /** Somebody may be locked out of it: who, is to be looked up. */
  mayBeLocked: boolean
}

/**
 * Whether any lock stands on the child, or on a child whom the hub knows the asker from. Then the one meaning of a lock
 * (migrations/0005) decides; most enquiries are spared the question.
 */
const mayBeLocked = `exists (select from staff_locks l where l.cleared_at is null and (l.child_id = c.child_id
     or l.child_id in (select k.child_id from case_access a join cases k on k.id = a.case_id
       where a.family_member_id = any(${askersOf('e')}))))`

const readRows = statement(
  'enquiries.live-rows',
  `select ${rowColumns('$2')}, ${hereColumn('e.id')} as here, ${mayBeLocked} as "mayBeLocked"
   from enquiries e ${rowJoins} where e.id = any($1)`,
)

/** As `staff_not_locked`, `staff_person_not_locked` and `staff_sender_not_locked` on enquiries say it. */
const readHidden = statement(
  'enquiries.live-hidden',
  `select s.id as "staffId", e.id as "enquiryId"
   from unnest($1::uuid[]) as s(id)
     cross join lateral (select cases_of(locked_children(s.id)) as cases offset 0) k
     cross join lateral (select people_only_on(k.cases) as people offset 0) p
     join enquiries e on e.id = any($2) and (e.case_id = any(k.cases) or p.people && ${askersOf('e')})`,
)

export interface LiveRows {
  rows: LiveEnquiry[]
  /** `staff id enquiry id`: who must not hear of what. */
  hidden: ReadonlySet<string>
}

/** Enquiries as the queue shows them, read once for everybody, and from whom of `listeners` they are to be kept. */
export async function readLiveRows(
  ctx: SystemContext,
  ids: readonly string[],
  listeners: readonly string[],
): Promise<LiveRows> {
  return ctx.tx(async (tx) => {
    const found = await tx.rows<Row>(readRows, [ids, ctx.today])
    const locked = found.filter((row) => row.mayBeLocked).map(({ id }) => id)
    const hidden =
      locked.length === 0
        ? []
        : await tx.rows<{ staffId: string; enquiryId: string }>(readHidden, [listeners, locked])
    return {
      rows: found.map((row) => ({ ...toEnquiryRow(row), here: row.here })),
      hidden: new Set(hidden.map(({ staffId, enquiryId }) => pairOf(staffId, enquiryId))),
    }
  })
}

export const pairOf = (staffId: string, enquiryId: string): string => `${staffId} ${enquiryId}`
