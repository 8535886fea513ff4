import { z } from 'zod'
import { teamCodes } from '../councils/council.ts'
import { serviceScopes } from './access.ts'
import { EmailAddress } from './sign-in.ts'
import { StaffPower } from './staff-powers.ts'
import { StaffRole } from './staff-roles.ts'

/** An account of somebody who works here, for those who look after accounts. */
export const StaffAccountView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: StaffRole,
  team: z.enum(teamCodes),
  powers: z.array(StaffPower),
  isActive: z.boolean(),
  /** What the council's sign-in service says comes back at the next sign-in. */
  isFromClaims: z.boolean(),
  isMe: z.boolean(),
})
export type StaffAccountView = z.infer<typeof StaffAccountView>

export const StaffAccounts = z.object({ items: z.array(StaffAccountView) })

/** One line without signs that could end a line of a mail or a file. */
const Name = z
  .string()
  .trim()
  .min(1, 'Enter a name')
  .max(100, 'Use 100 characters or fewer for the name')
  .regex(/^\P{Cc}*$/u, 'A name is one line')

export const StaffRights = z.object({
  role: StaffRole,
  team: z.enum(teamCodes, 'Choose a team'),
  powers: z.array(StaffPower).max(10),
})
export type StaffRights = z.infer<typeof StaffRights>

export const NewStaffAccount = StaffRights.extend({ name: Name, email: EmailAddress })
export type NewStaffAccount = z.infer<typeof NewStaffAccount>
export const StaffAccountMade = z.object({ id: z.uuid() })

/** A token of another system; the token itself is shown once, when it is made. */
export const ServiceTokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(['works', 'expired', 'revoked']),
})
export type ServiceTokenView = z.infer<typeof ServiceTokenView>

export const ServiceTokens = z.object({ items: z.array(ServiceTokenView) })

/** How long a token may work at most, in days. */
export const longestTokenDays = 3650

export const NewServiceToken = z.object({
  name: Name,
  scopes: z.array(z.enum(serviceScopes)).min(1, 'Choose what the system may do').max(20),
  validForDays: z.coerce
    .number('Enter a number of days')
    .int('Enter a whole number of days')
    .min(1, 'Enter at least 1 day')
    .max(longestTokenDays, `Enter ${longestTokenDays} days or fewer`),
})
export const ServiceTokenMade = z.object({ token: z.string(), expiresAt: z.iso.datetime() })
