import type { CallBackForStaff, CallsToMake } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { signInRequired } from '../../../platform/errors.ts'
import { findStaffMember } from '../../people/index.ts'
import { type LastCallBackRow, lastCallBackQuery, listToMake } from './callbacks.store.ts'
import { countHalfDays, mayGiveUp, slotEnd, slotStart } from './slots.ts'

/** The last call back of an enquiry with its tries; null where none was ever agreed. */
export const callBackForStaff: PagePart<CallBackForStaff, StaffContext> = {
  query: lastCallBackQuery,
  toView: ([row]: LastCallBackRow[], { now }) => {
    if (!row) return null
    const isOpen = row.status === 'agreed'
    return {
      ...{
        id: row.id,
        phone: row.phone,
        slotOn: row.slotOn,
        startsAtHour: row.startsAtHour,
        status: row.status,
      },
      ...{ isDue: isOpen && slotStart(row) <= now, isOver: isOpen && slotEnd(row) <= now },
      isAskedByFamily: row.isAskedByFamily,
      tries: row.tries.map((one) => ({ ...one, triedAt: new Date(one.triedAt).toISOString() })),
      halfDays: countHalfDays(row.tries),
      mayGiveUp: isOpen && mayGiveUp(row.tries),
    }
  },
}

/** The calls to make today, and those that are left from before, in the order of their slots. */
export async function callsToMake(ctx: StaffContext, whose: 'mine' | 'all'): Promise<CallsToMake> {
  return ctx.tx(async (tx) => {
    const me = ctx.actor.id ? await findStaffMember(tx, ctx.actor.id) : undefined
    if (!me) throw signInRequired()
    const mine = whose === 'mine' ? { staffId: me.id, team: me.team } : null
    const items = await listToMake(tx, ctx.today, mine)
    return {
      items: items.map((one) => ({
        ...one,
        isDue: slotStart(one) <= ctx.now,
        isOver: slotEnd(one) <= ctx.now,
      })),
    }
  })
}
