import type { Tx } from '../../../platform/db/transaction.ts'
import { HubError } from '../../../platform/errors.ts'
import { requireNotHeldBack } from '../../cases/index.ts'

/** Whether anything may be written to whoever asked: a restriction that was set since keeps all of it from them. */
export async function mayTell(
  tx: Tx,
  { caseId, familyMemberId }: { caseId: string | null; familyMemberId: string | null },
): Promise<boolean> {
  if (!caseId) return true
  try {
    await requireNotHeldBack(tx, caseId, familyMemberId)
    return true
  } catch (error) {
    if (error instanceof HubError) return false
    throw error
  }
}
