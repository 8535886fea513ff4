import { z } from 'zod'
import { StaffPower } from './staff-powers.ts'

/** Who signs in: the two sides have separate doors and separate accounts. */
export const SignInSide = z.enum(['family', 'staff'])
export type SignInSide = z.infer<typeof SignInSide>

/** An address as people type it; kept in lower case. Nothing that could end a header of a mail fits the format. */
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Enter an email address with 254 characters or fewer')
  .pipe(z.email('Enter an email address in the correct format, like name@example.com'))

/** Six digits, with the spaces and hyphens that people type. `from`: where the reader finds them. */
export const oneTimeCodeFrom = (from: string) =>
  z
    .string()
    .max(40, `Enter the 6 numbers from ${from}`)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, `Enter the 6 numbers from ${from}`))

/** The six digits of an email. */
export const OneTimeCode = oneTimeCodeFrom('the email')

export const NewSignInCode = z.object({ email: EmailAddress, side: SignInSide })
export type NewSignInCode = z.infer<typeof NewSignInCode>

/** The same answer for a known and an unknown address. */
export const SignInCodeSent = z.object({ attemptId: z.uuid(), expiresInMinutes: z.number().int() })

export const NewSession = z.object({ attemptId: z.uuid(), code: OneTimeCode })
export type NewSession = z.infer<typeof NewSession>

export const SessionView = z.object({
  id: z.uuid(),
  side: SignInSide,
  name: z.string(),
  /** Of staff; null for a family member. */
  role: z.string().nullable(),
  powers: z.array(StaffPower),
})
export type SessionView = z.infer<typeof SessionView>
