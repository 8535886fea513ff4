import { z } from 'zod'
import type { StaffPower } from './staff-powers.ts'

/** What somebody works as; further rights are powers of their own (staffPowers). */
export const staffRoles = ['hub', 'officer', 'manager'] as const
export const StaffRole = z.enum(staffRoles, 'Choose a role').meta({ id: 'StaffRole' })
export type StaffRole = z.infer<typeof StaffRole>

/** One rule of the setting OIDC_ROLE_MAP: whoever has `value` in the provider's claim has the role, or the power. */
export type RoleRule =
  | { kind: 'role'; role: StaffRole; value: string }
  | { kind: 'power'; power: StaffPower; value: string }

export const staffRoleWords: Record<StaffRole, string> = {
  hub: 'Hub: answers families',
  officer: 'Officer: has cases',
  manager: 'Manager: has cases, reports, and looks at what was opened in an emergency',
}
