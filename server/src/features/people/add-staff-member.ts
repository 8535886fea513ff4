import type { SystemContext } from '../../platform/context.ts'
import { statement } from '../../platform/db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'

export const staffRoles = ['hub', 'officer', 'manager'] as const
export type StaffRole = (typeof staffRoles)[number]

export interface NewStaffMember {
  /** In lower case. */
  email: string
  name: string
  role: StaffRole
  team: string
}

const insertStaff = statement(
  'people.insert-staff',
  `insert into staff_members (id, name, email, role, team, created_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (email) do nothing returning id`,
)

/**
 * Makes an account with which somebody who works here can sign in.
 * @throws conflict when the address has one already
 */
export async function addStaffMember(ctx: SystemContext, staff: NewStaffMember): Promise<{ id: string }> {
  return ctx.tx(async (tx) => {
    const id = newId()
    const inserted = await tx.rows(insertStaff, [
      id,
      staff.name,
      staff.email,
      staff.role,
      staff.team,
      ctx.now,
    ])
    if (inserted.length === 0) throw conflict('There is a staff account with this address already.')
    await recordAudit(tx, ctx, {
      action: 'staff-member-added',
      subjectKind: 'staff-member',
      subjectId: id,
      details: { role: staff.role, team: staff.team },
    })
    return { id }
  })
}
