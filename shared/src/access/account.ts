import { z } from 'zod'
import { EmailAddress, oneTimeCodeFrom, SignInSide } from './sign-in.ts'

/** Somebody's own account: who they are to us, and where they are signed in. */
export const AccountView = z.object({
  side: SignInSide,
  name: z.string(),
  email: z.string().nullable(),
  /** They chose to get whole answers by email; null for staff. */
  hasWholeAnswers: z.boolean().nullable(),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      /** "Chrome on Android". */
      device: z.string(),
      signedInAt: z.iso.datetime(),
      /** To about ten minutes. */
      lastUsedAt: z.iso.datetime(),
      isThis: z.boolean(),
    }),
  ),
})
export type AccountView = z.infer<typeof AccountView>

export const NewEmailChange = z.object({ email: EmailAddress })
export type NewEmailChange = z.infer<typeof NewEmailChange>

/** The same answer whether the address is free or somebody's. */
export const EmailChangeAsked = z.object({ changeId: z.uuid(), expiresInMinutes: z.number().int() })

/** One code from each mailbox. */
export const EmailChangeCodes = z.object({
  oldCode: oneTimeCodeFrom('the email to your old address'),
  newCode: oneTimeCodeFrom('the email to your new address'),
})
export type EmailChangeCodes = z.infer<typeof EmailChangeCodes>
