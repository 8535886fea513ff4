import type { SystemContext } from '../../platform/context.ts'
import type { Sealer } from '../../platform/sealed-text.ts'
import { queueNotification } from '../notifications/index.ts'
import { codeOfNew } from './change-email.ts'
import { claimEmailChanges } from './email-changes.store.ts'

const batchSize = 50

/**
 * Has a code sent to each new address that is nobody's yet. To one that is somebody's nothing goes: who asked learns
 * nothing, and its owner gets no riddle. Returns how many were looked up.
 */
export async function lookUpEmailChanges(ctx: SystemContext, addresses: Sealer): Promise<number> {
  return ctx.tx(async (tx) => {
    const claimed = await claimEmailChanges(tx, ctx.now, batchSize)
    for (const { id, familyMemberId, newEmail, isFree } of claimed) {
      if (!isFree) continue
      await queueNotification(tx, ctx, {
        eventKey: codeOfNew(id),
        kind: 'email-change-new',
        to: { familyMembers: [familyMemberId] },
        sealedTo: addresses.seal(newEmail),
        values: { codeOf: codeOfNew(id) },
        isUrgent: true,
      })
    }
    return claimed.length
  })
}
