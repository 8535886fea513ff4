import { blocksNewAccess, type RestrictionKind } from '@send-hub/shared'
import type { Tx } from '../../../platform/db/transaction.ts'
import { invalid, notAllowed } from '../../../platform/errors.ts'
import { listRestrictionKinds, mayRestrict } from './people.store.ts'

/**
 * Any restriction on a child keeps everybody new from it, unless staff with the power `safeguarding` read it and go on.
 * `isRead` null: only looked at, nothing is given yet.
 * @returns what stands in the way
 * @throws not-allowed without the power; validation-failed where it was not read
 */
export async function requireNoRestriction(
  tx: Tx,
  childId: string,
  isRead: boolean | null,
): Promise<RestrictionKind[]> {
  const kinds = await listRestrictionKinds(tx, childId)
  if (!blocksNewAccess(kinds)) return []
  if (!(await mayRestrict(tx))) {
    throw notAllowed(
      'There is a restriction on this child. Only a colleague who looks after safeguarding may let somebody in.',
    )
  }
  if (isRead === false) {
    throw invalid('/isRestrictionRead', 'Read the restrictions on this child, and confirm that you go on')
  }
  return kinds
}
