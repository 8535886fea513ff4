import type { StaffPower, StaffRole, TeamCode } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { conflict } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'

export interface NewStaffMember {
  /** In lower case. */
  email: string
  name: string
  role: StaffRole
  team: TeamCode
  powers?: readonly StaffPower[]
  /** Set when the identity provider's claims made the account. */
  providerSubject?: string
}

/** Where somebody works if nobody said otherwise. */
export const usualTeamOf = { hub: 'hub', officer: 'assessment', manager: 'hub' } as const satisfies Record<
  StaffRole,
  TeamCode
>

const insertStaff = statement(
  'people.insert-staff',
  `insert into staff_members (id, name, email, role, team, powers, provider_subject, rights_from_claims, created_at,
     takes_turns)
   values ($1, $2, $3, $4, $5, $6, $7::text, $7::text is not null, $8, $4 <> 'manager') on conflict (email) do nothing returning id`,
)

/**
 * Makes an account with which somebody who works here can sign in. A manager is given nothing by turns until they say so.
 * @throws conflict when the address has one already
 */
export async function addStaffMember(tx: Tx, ctx: Context, staff: NewStaffMember): Promise<{ id: string }> {
  const { name, email, role, team, powers = [], providerSubject = null } = staff
  const id = newId()
  const inserted = await tx.rows(insertStaff, [id, name, email, role, team, powers, providerSubject, ctx.now])
  if (inserted.length === 0) throw conflict('There is a staff account with this address already.')
  await recordAudit(tx, ctx, {
    action: 'staff-member-added',
    subjectKind: 'staff-member',
    subjectId: id,
    details: { role, team, powers, by: providerSubject === null ? 'hand' : 'claims' },
  })
  return { id }
}
