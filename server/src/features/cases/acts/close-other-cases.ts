import { findStep } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { findCaseRecord } from '../cases.store.ts'
import { lastStepOn } from './allowed-step.ts'
import { listOthersWithoutDeath } from './cases-of-child.store.ts'
import { writeStep } from './write-step.ts'

/**
 * After a death is recorded on one case, closes every other case of the child in the same transaction, whatever its
 * stage. Nobody is told, and what waits is stopped. `on`: the day on the case where it was recorded.
 */
export async function closeOtherCases(tx: Tx, ctx: StaffContext, caseId: string, on: Day): Promise<void> {
  for (const other of await listOthersWithoutDeath(tx, caseId)) {
    const record = await findCaseRecord(tx, other)
    const step = record && findStep(record.status, 'child-died')
    if (step)
      await writeStep(tx, ctx, record, step, { kind: step.kind, on: notBefore(lastStepOn(record), on) })
  }
}

/** What was done in ignorance of a death stays in the history: the case can't have closed before it. */
export const notBefore = (first: Day, on: Day): Day => (on < first ? first : on)
