import { londonDay } from '../platform/calendar/index.ts'
import type { Actor, Context, FamilyContext, StaffContext, SystemContext } from '../platform/context.ts'
import { statement, type Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'

const actAs = statement(
  'demo.act-as',
  `select set_config('role', $1, true), set_config('app.person', $2, true), set_config('app.today', $3, true),
     set_config('app.now', $4, true)`,
)

/** Who does something at a moment in the past. */
export interface Acting {
  family(familyMemberId: string, at: Date): FamilyContext
  staff(staffId: string, at: Date): StaffContext
  system(at: Date): SystemContext
}

/**
 * Contexts for the hub's own use cases, all inside one transaction: each act only changes the database role, the
 * person and the day, so row-level security holds as in life and yet everything is kept together, or nothing.
 */
export function actingIn(tx: Tx): Acting {
  let actingNow = ''
  function contextOf<A extends Actor>(actor: A, role: string, at: Date): Context<A> {
    const today = londonDay(at)
    return {
      actor,
      now: at,
      today,
      async tx(work) {
        const asked = [role, actor.id ?? '', today, at.toISOString()]
        if (asked.join() !== actingNow) await tx.rows(actAs, asked)
        actingNow = asked.join()
        return work(tx)
      },
    }
  }
  const sessionId = newId()
  return {
    family: (id, at) => contextOf({ kind: 'family', id, sessionId }, 'hub_family', at),
    staff: (id, at) => contextOf({ kind: 'staff', id, sessionId }, 'hub_staff', at),
    system: (at) => contextOf({ kind: 'system', id: null }, 'hub_system', at),
  }
}
