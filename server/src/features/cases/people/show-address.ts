import type { ShownAddress } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { requirePerson } from './restrict-child.ts'

const readAddress = statement(
  'cases.show-address',
  `select ch.postcode, ch.district,
     (select coalesce(json_agg(distinct s.setting_name), '[]') from setting_consultations s where s.case_id = c.id) as settings,
     (select coalesce(json_agg(p order by p.name), '[]') from (
        select distinct f.id, f.name, f.email, f.phone,
          string_to_array(coalesce(f.postal_address, ''), E'\\n') as "postalAddress"
        from case_access a join family_members f on f.id = a.family_member_id where a.case_id = c.id) p) as people
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

/**
 * What is hidden on the screens of this child's cases, for whoever needs it now; their name and the moment are kept.
 * @throws not-found
 */
export async function showAddress(ctx: StaffContext, caseId: string): Promise<ShownAddress> {
  requirePerson(ctx)
  return ctx.tx(async (tx) => {
    const [found] = await tx.rows<ShownAddress>(readAddress, [caseId])
    if (!found) throw notFound()
    await recordAudit(tx, ctx, { action: 'address-shown', subjectKind: 'case', subjectId: caseId, caseId })
    return found
  })
}
