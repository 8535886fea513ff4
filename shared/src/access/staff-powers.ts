import { z } from 'zod'

/** What a member of staff may do beyond the role. Given by the identity provider's claims or by staff with `accounts`. */
export const staffPowers = ['safeguarding', 'data-protection', 'accounts'] as const
export const StaffPower = z.enum(staffPowers).meta({ id: 'StaffPower' })
export type StaffPower = z.infer<typeof StaffPower>

export const staffPowerWords: Record<StaffPower, string> = {
  safeguarding: 'Sets and clears restrictions and locks',
  'data-protection': 'Searches the audit, answers access requests, keeps and deletes records',
  accounts: 'Makes and ends staff accounts',
}
