import type { EnquiryEventForStaff, EnquiryEventKind } from '@send-hub/shared'
import type { Context, StaffContext } from '../../platform/context.ts'
import type { PagePart } from '../../platform/db/page-part.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'

const insertEvent = statement(
  'enquiries.insert-event',
  `insert into enquiry_events (id, enquiry_id, kind, at, staff_id, details)
   values ($1, $2, $3, $4, $5, $6::jsonb)`,
)

/**
 * Writes down what was done with an enquiry, in the transaction that does it. `details` hold codes, ids and days, and a
 * reason in staff's own words where one is owed; never what a family wrote. A family's own act is written as the system.
 */
export async function addEnquiryEvent(
  tx: Tx,
  { actor, now }: Context,
  enquiryId: string,
  kind: EnquiryEventKind,
  details: Record<string, unknown> = {},
): Promise<void> {
  const staffId = actor.kind === 'staff' ? actor.id : null
  // Made in order, so that several events of one moment are read in the order in which they happened.
  await tx.rows(insertEvent, [newId(), enquiryId, kind, now, staffId, JSON.stringify(details)])
}

/** What was done with an enquiry, oldest first. */
export const eventsForStaff: PagePart<EnquiryEventForStaff[], StaffContext> = {
  query: `select v.id, v.kind, v.at, s.name as by, v.details from enquiry_events v
     left join staff_members s on s.id = v.staff_id where v.enquiry_id = $3 order by v.at, v.id`,
  toView: (rows: EnquiryEventForStaff[]) =>
    rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
}
