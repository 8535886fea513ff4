import type { AskedFor } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'

/** What the asker said besides their words: why it is urgent, and for a school, what about and by what right. */
export const askedForStaff: PagePart<AskedFor, StaffContext> = {
  query: `select urgent_because as "urgentBecause", school_reason as "schoolReason", legal_basis as "legalBasis"
   from enquiries where id = $3`,
  toView: (rows: AskedFor[]) => rows[0] ?? { urgentBecause: null, schoolReason: null, legalBasis: null },
}
