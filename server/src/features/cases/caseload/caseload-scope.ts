import { type CaseloadScope, type CaseStatus, endedStatuses } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { Conditions } from '../../../platform/db/conditions.ts'
import { invalid } from '../../../platform/errors.ts'
import { isAddressHidden } from '../people/hidden-address.ts'

/** Cases that are still with us. The stages stand in the text, so that one plan serves every call. */
export const isLive = `c.status not in (${endedStatuses.map((status) => `'${status}'`).join(', ')})`

/**
 * Which cases, as conditions on `cases c`. Without `whose` a person sees their own and another system everybody's. An
 * officer who is named says whose cases they are, whatever `whose` says; a team does where there is no `whose`.
 * @throws validation-failed when another system asks for its own cases, which it cannot have
 */
export function scopeConditions(
  ctx: StaffContext,
  { whose, team, officer, district, stage }: CaseloadScope & { stage?: CaseStatus | undefined },
): Conditions {
  const isPerson = ctx.actor.kind === 'staff'
  const isOneOfficer = officer !== undefined && officer !== 'nobody'
  const asked = isOneOfficer ? 'all' : (whose ?? (isPerson && !team && !officer ? 'mine' : 'all'))
  if (!isPerson && (asked === 'mine' || (asked === 'team' && !team))) {
    throw invalid(
      '/whose',
      'A service token has no cases and no team of its own. Name a team, or ask for all',
    )
  }
  const found = new Conditions()
  if (asked === 'mine') found.add('mine', ctx.actor.id, (me) => `c.officer_id = ${me}`)
  if (team) found.add('team', team, (name) => `c.team = ${name}`)
  else if (asked === 'team') {
    found.add('my-team', ctx.actor.id, (me) => `c.team = (select team from staff_members where id = ${me})`)
  }
  if (officer === 'nobody') found.addFixed('nobody', 'c.officer_id is null')
  else if (isOneOfficer) found.add('officer', officer, (id) => `c.officer_id = ${id}`)
  if (district) {
    found.add(
      'district',
      district,
      (name) => `exists (select from children h where h.id = c.child_id and h.district = ${name}
        and not ${isAddressHidden('h.id')})`,
    )
  }
  if (stage) found.add('stage', stage, (status) => `c.status = ${status}`)
  return found
}
