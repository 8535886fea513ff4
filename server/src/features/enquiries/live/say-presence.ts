import type { EnquiryPresence, EnquiryStandsNow, HereNow } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { notFound } from '../../../platform/errors.ts'
import { hereColumn, notePresence, readStanding } from './presence.store.ts'

/**
 * A tab says that somebody looks at an enquiry, or writes, or has gone; it hears how the enquiry stands now, for where
 * no stream comes through. No trace in the audit: opening the enquiry left one.
 * @throws not-found
 */
export async function sayPresence(
  ctx: StaffContext,
  enquiryId: string,
  said: EnquiryPresence,
): Promise<EnquiryStandsNow> {
  return ctx.tx(async (tx) => {
    // Looked up first: what is locked is not there, and the policy would say so less kindly.
    if (!(await readStanding(tx, enquiryId))) throw notFound()
    await notePresence(tx, ctx, enquiryId, said)
    const standing = await readStanding(tx, enquiryId)
    if (!standing) throw notFound()
    return standing
  })
}

/** Who has the enquiry open as its page is made. */
export const hereForStaff: PagePart<HereNow[], StaffContext> = {
  query: `select h.* from enquiries e cross join lateral json_to_recordset(${hereColumn('e.id')})
     as h("staffId" uuid, name text, "isWriting" boolean) where e.id = $3`,
  toView: (rows: HereNow[]) => rows,
}
