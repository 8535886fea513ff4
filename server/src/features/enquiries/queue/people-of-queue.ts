import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notAllowed, signInRequired } from '../../../platform/errors.ts'

/** Who of staff acts, with what the queue asks about them. */
export interface QueueWorker {
  id: string
  name: string
  team: string
  isManager: boolean
}

const readMe = statement(
  'queue.me',
  `select id, name, team, role = 'manager' as "isManager" from staff_members where id = $1 and is_active`,
)

/** @throws sign-in-required for whoever is not staff */
export async function whoAmI(tx: Tx, ctx: StaffContext): Promise<QueueWorker> {
  const [me] = ctx.actor.kind === 'staff' ? await tx.rows<QueueWorker>(readMe, [ctx.actor.id]) : []
  if (!me) throw signInRequired()
  return me
}

/** @throws not-allowed unless a manager asks */
export async function requireManager(tx: Tx, ctx: StaffContext): Promise<QueueWorker> {
  const me = await whoAmI(tx, ctx)
  if (!me.isManager) throw notAllowed('Only a manager may do this.')
  return me
}

/** Away on a day (a placeholder): `staff` is the column of whose id. */
export const isAwayOn = (staff: string, day: string) =>
  `exists (select from staff_absences w where w.staff_id = ${staff} and w.ended_at is null
    and ${day}::date between w.from_on and w.to_on)`
