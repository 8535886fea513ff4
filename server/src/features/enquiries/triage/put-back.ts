import type { Council, TeamCode } from '@send-hub/shared'
import { statement } from '../../../platform/db/transaction.ts'
import type { Act } from '../act-on-enquiry.ts'
import { promisedBy, renewPromise } from '../promise/index.ts'
import { insertPromise, setOurTurn } from '../promise/promise.store.ts'
import type { Was } from './spam.ts'

const setAnswered = statement(
  'triage.put-back-answered',
  `update enquiries set status = $2, closed_at = case when $2 = 'closed' then $3::timestamptz end, merged_into_id = null,
     version = version + 1 where id = $1`,
)

/**
 * Puts an enquiry back to how it stood before it was taken for spam or joined to another. Whoever waited waits since then,
 * for the day they had been promised, also where it has passed: that is the truth, and the hub says sorry for it.
 */
export async function putBack(act: Act, council: Council, was: Was | null): Promise<void> {
  const { tx, ctx, enquiry } = act
  const { id, team } = enquiry
  if (was?.status === 'answered' || was?.status === 'closed') {
    await tx.rows(setAnswered, [id, was.status, ctx.now])
    return
  }
  if (!was?.replyBy) {
    await renewPromise(tx, ctx, council, enquiry, { because: 'reopened' })
    return
  }
  await insertPromise(tx, {
    ...{ enquiryId: id, dueOn: was.replyBy, madeAt: ctx.now, ownerId: null },
    ownerName: promisedBy(council, team as TeamCode, null),
  })
  await setOurTurn(tx, {
    ...{ enquiryId: id, replyBy: was.replyBy, priority: enquiry.priority, isReopened: false },
    since: was.waitingSince ? new Date(was.waitingSince) : ctx.now,
  })
}
