import type { SystemContext } from '../../platform/context.ts'
import type { Sealer } from '../../platform/sealed-text.ts'
import { queueNotification } from '../notifications/index.ts'
import { claimAttempts, noteLookedUp } from './attempts.store.ts'

const batchSize = 50

/**
 * Finds out whose the addresses are that asked for a code, and has the codes sent. The addresses are forgotten with
 * that. Any number of workers may do it at once. Returns how many were looked up.
 */
export async function lookUpAttempts(ctx: SystemContext, addresses: Sealer): Promise<number> {
  return ctx.tx(async (tx) => {
    const claimed = await claimAttempts(tx, ctx.now, batchSize)
    if (claimed.length === 0) return 0
    const asked = claimed.map(({ id, sealedAddress }) => ({
      id,
      email: addresses.unseal(sealedAddress) ?? '',
    }))
    for (const { id, familyMemberId, staffMemberId } of await noteLookedUp(tx, asked, ctx.now)) {
      await queueNotification(tx, ctx, {
        eventKey: id,
        kind: 'sign-in-code',
        to: {
          familyMembers: familyMemberId ? [familyMemberId] : [],
          staff: staffMemberId ? [staffMemberId] : [],
        },
        values: { attemptId: id },
        isUrgent: true,
      })
    }
    return claimed.length
  })
}
