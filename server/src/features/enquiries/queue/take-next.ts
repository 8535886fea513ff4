import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { changeOwner } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { promiseOrder } from './enquiry-queue.ts'
import { whoAmI } from './people-of-queue.ts'
import { notPutAside } from './queue-conditions.ts'

/** Skips what a colleague is just taking: of two who press at once, each gets another. */
const lockNext = statement(
  'queue.lock-next',
  `select e.id, e.case_id as "caseId" from enquiries e
   where e.status = 'waiting' and e.owner_id is null and (e.team = $1 or e.priority = 0) and ${notPutAside('$2')}
   order by ${promiseOrder} limit 1 for update skip locked`,
)

/**
 * Takes the most urgent enquiry of one's team that is nobody's and that one may open; a risk of harm of any team comes
 * first, because it cannot wait for the right one. Null: there is none.
 */
export async function takeNext(ctx: StaffContext): Promise<{ enquiryId: string | null }> {
  return ctx.tx(async (tx) => {
    const me = await whoAmI(tx, ctx)
    const [next] = await tx.rows<{ id: string; caseId: string | null }>(lockNext, [me.team, ctx.today])
    if (!next) return { enquiryId: null }
    await changeOwner(tx, next.id, me.id, me.team)
    await addEnquiryEvent(tx, ctx, next.id, 'taken', { next: true })
    await recordAudit(tx, ctx, {
      ...{ action: 'enquiry-taken', subjectKind: 'enquiry', subjectId: next.id, caseId: next.caseId },
    })
    return { enquiryId: next.id }
  })
}
