import { statement, type Tx } from '../../platform/db/transaction.ts'
import { openStage, stagesOf } from './complaints/complaints.store.ts'
import { handedOverSince } from './triage/triage.store.ts'

const readIsHarmLeft = statement(
  'enquiries.is-harm-left',
  `select e.priority = 0 and ${handedOverSince('e')} is null as "isLeft" from enquiries e where e.id = $1`,
)

/**
 * Whether what a person of ours tells the asker is the answer that was promised. A complaint is answered as one, whatever
 * else is written meanwhile; and a risk of harm that social care was not told of stays in the queue, and before the
 * managers, whatever the family is told.
 */
export async function isAnswer(tx: Tx, enquiryId: string): Promise<boolean> {
  if (openStage(await stagesOf(tx, enquiryId))) return false
  const [found] = await tx.rows<{ isLeft: boolean }>(readIsHarmLeft, [enquiryId])
  return !found?.isLeft
}
