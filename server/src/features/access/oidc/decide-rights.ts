import { type StaffPower, type StaffRole, staffPowers } from '@send-hub/shared'
import type { ClaimedRights } from './read-claims.ts'

export interface StaffRights {
  role: StaffRole
  powers: StaffPower[]
  /** Given by the provider's claims, at least in part. */
  fromClaims: boolean
}

/**
 * What somebody may do here from now on; null: nothing, and no way in. What the map names the claim decides, each time;
 * the rest is set by hand and stays. A claim that is missing takes back what claims gave, because many providers leave
 * it out for people who have lost their last role; an account that was set by hand keeps what it has.
 */
export function decideRights(current: StaffRights | null, claimed: ClaimedRights): StaffRights | null {
  if (!claimed.isClaimed) return current?.fromClaims ? null : current
  const role = claimed.decidesRole ? claimed.role : (current?.role ?? null)
  if (!role) return null
  const byHand = current?.powers.filter((power) => !claimed.decidesPowers.includes(power)) ?? []
  return {
    role,
    powers: inOrder([...byHand, ...claimed.powers]),
    fromClaims: claimed.decidesRole || claimed.decidesPowers.length > 0,
  }
}

const inOrder = (held: readonly StaffPower[]) => staffPowers.filter((power) => held.includes(power))

export const areSame = (one: Omit<StaffRights, 'fromClaims'>, other: Omit<StaffRights, 'fromClaims'>) =>
  one.role === other.role && String(inOrder(one.powers)) === String(inOrder(other.powers))
