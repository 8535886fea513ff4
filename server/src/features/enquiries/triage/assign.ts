import type { Council, GiveBack, GiveToTeam } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { type Act, actOn, addStaffMessage, leaveTrace, ours } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { requireOpen } from './requirements.ts'
import { writeTeam } from './triage.store.ts'

/** Gives it to a team: whoever of them takes it next. @throws not-found, conflict */
export const giveToTeam = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, team, note }: z.infer<typeof GiveToTeam>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireOpen(act)
    const { enquiry } = act
    if (enquiry.team === team && !enquiry.ownerId) throw conflict('This team has it already.')
    await writeTeam(act.tx, enquiryId, team, null)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'given-to-team', {
      team,
      from: enquiry.ownerId ?? enquiry.team,
    })
    await noteFor(act, council.teams[team].name, note)
    await leaveTrace(act, 'enquiry-handed-over', { team })
  })

/** Gives it back to its team, without an owner. @throws not-found; conflict where nobody has it */
export const giveBack = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, note }: z.infer<typeof GiveBack>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireOpen(act)
    const { enquiry } = act
    if (!enquiry.ownerId) throw conflict('Nobody has it: there is nothing to give back.')
    await writeTeam(act.tx, enquiryId, enquiry.team, null)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'given-to-team', {
      ...{ team: enquiry.team, from: enquiry.ownerId, isGivenBack: true },
    })
    await noteFor(act, 'whoever takes it next', note)
    await leaveTrace(act, 'enquiry-handed-over', { team: enquiry.team })
  })

async function noteFor(act: Act, whom: string, note: string | undefined): Promise<void> {
  if (note) await addStaffMessage(act, 'note', ours(`For ${whom}: ${note}`), act.me.name)
}
