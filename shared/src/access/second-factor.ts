import { z } from 'zod'
import { oneTimeCodeFrom } from './sign-in.ts'

/** Whether papers are for those with a second factor only, or for those without one too. */
export const secondFactorRules = ['if-set-up', 'required'] as const
export type SecondFactorRule = (typeof secondFactorRules)[number]

/** How long a question to a passkey waits, and how long a code by text works, in minutes. */
export const passkeyMinutes = 5
export const textCodeMinutes = 10

/** What somebody has set up to show that it is them. */
export const SecondFactorView = z.object({
  rule: z.enum(secondFactorRules),
  passkeys: z.array(
    z.object({
      id: z.uuid(),
      label: z.string(),
      createdAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** The last three digits of the confirmed mobile number; null: none. */
  textEnding: z.string().nullable(),
  /** Whether the hub can send texts at all. */
  canText: z.boolean(),
  isSetUp: z.boolean(),
  /** Shown in this session already. */
  isConfirmed: z.boolean(),
  /** Whether papers are refused now, until it is shown or set up. */
  isAskedForPapers: z.boolean(),
})
export type SecondFactorView = z.infer<typeof SecondFactorView>

/** A question to a passkey. `options` are for the browser (WebAuthn level 3, in JSON). */
export const PasskeyQuestion = z.object({
  challengeId: z.uuid(),
  options: z.looseObject({ challenge: z.string() }),
})

const base64url = (longest: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(longest)
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.looseObject({}),
}

/** What the browser answers when a passkey was made. */
export const NewPasskey = z.object({
  challengeId: z.uuid(),
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8_000),
      attestationObject: base64url(64_000),
      transports: z.array(z.string().max(30)).max(10).optional(),
    }),
  }),
})
export type NewPasskey = z.infer<typeof NewPasskey>

/** What the browser answers when a passkey was shown. */
export const PasskeyShown = z.object({
  challengeId: z.uuid(),
  credential: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8_000),
      authenticatorData: base64url(8_000),
      signature: base64url(4_000),
      userHandle: base64url(200).optional(),
    }),
  }),
})
export type PasskeyShown = z.infer<typeof PasskeyShown>

/** A mobile number of the United Kingdom, as people write it; kept as +447…. Texts to elsewhere cost, and are asked for by thieves. */
export const MobileNumber = z
  .string()
  .max(40)
  .transform((typed) => typed.replace(/[\s().-]/g, '').replace(/^(?:00|\+)44(?:0)?/, '0'))
  .pipe(z.string().regex(/^07\d{9}$/, 'Enter a UK mobile number, like 07700 900 982'))
  .transform((digits) => `+44${digits.slice(1)}`)

export const NewTextNumber = z.object({ number: MobileNumber })
export const TextCodeSent = z.object({ challengeId: z.uuid(), expiresInMinutes: z.number().int() })
export const TextCode = z.object({ challengeId: z.uuid(), code: oneTimeCodeFrom('the text') })

/** How staff made sure that it was the right person who lost theirs. */
export const identityChecks = ['in-person', 'called-back', 'video'] as const
export const SecondFactorReset = z.object({
  checkedBy: z.enum(identityChecks, 'Choose how you checked who they are'),
})
export const identityCheckWords: Record<(typeof identityChecks)[number], string> = {
  'in-person': 'In person, with a document that has their picture',
  'called-back': 'By ringing the number we have for them, and asking what only they know',
  video: 'By video call, with a document that has their picture',
}
