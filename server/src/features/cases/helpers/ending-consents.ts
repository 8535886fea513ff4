import { addDays } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { queueNotification } from '../../notifications/index.ts'

/** How long before its last day whoever consented is told, in days. */
export const endingConsentDays = 14

const readEnding = statement(
  'cases.ending-consents',
  `select a.id, a.case_id as "caseId", full_row.consented_by_id as "consentedById", a.ends_on as "endsOn"
   from access_on($1) a join case_access full_row on full_row.id = a.id
   where full_row.consented_by_id is not null and a.ends_on <= $2 and a.starts_on < a.ends_on - ${endingConsentDays}
     and exists (select from access_on($1) c where c.case_id = a.case_id and c.family_member_id = full_row.consented_by_id)`,
)

/**
 * Tells each who let a helper in, once, that their consent ends within two weeks. Part of the daily work: a day that
 * is caught up later tells what is still to come. How many were told of.
 */
export async function tellOfEndingConsents(tx: Tx, ctx: SystemContext): Promise<number> {
  const ending = await tx.rows<{ id: string; caseId: string; consentedById: string; endsOn: string }>(
    readEnding,
    [ctx.today, addDays(ctx.today, endingConsentDays)],
  )
  for (const { id, caseId, consentedById, endsOn } of ending) {
    await queueNotification(tx, ctx, {
      ...{ eventKey: `${id}:ends:${endsOn}`, kind: 'access-ending', caseId },
      to: { familyMembers: [consentedById] },
    })
  }
  return ending.length
}
