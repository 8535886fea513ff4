import { z } from 'zod'
import { Day } from '../day.ts'
import { parseInvitationCode } from './invitation-code.ts'
import { NewSignInCode } from './sign-in.ts'

/** How long a code works, in days from when it was made. (Our own rule.) */
export const invitationDays = 28

/** A code in its one written form; a slip of the pen is told at once, and costs no try. */
export const InvitationCode = z
  .string()
  .max(60, 'Enter your code')
  .transform((typed, context) => {
    const code = parseInvitationCode(typed)
    if (code) return code
    context.addIssue({
      code: 'custom',
      message:
        typed.trim() === ''
          ? 'Enter your code'
          : 'Check the code. It has 13 letters and numbers, like 7K3M-Q9XD-4TRW-H',
    })
    return z.NEVER
  })

/** Joining with a letter: the code, something that its reader knows, and where to send the sign-in code. */
export const NewJoinCheck = z.object({
  code: InvitationCode,
  birthOn: Day,
  email: NewSignInCode.shape.email,
})
export type NewJoinCheck = z.infer<typeof NewJoinCheck>

/** For somebody who is signed in already: one more child. */
export const NewChildByCode = z.object({ code: InvitationCode, birthOn: Day })
export type NewChildByCode = z.infer<typeof NewChildByCode>
export const ChildJoined = z.object({ caseId: z.uuid() })

/** A letter for one person of a case. */
export const NewInvitation = z.object({
  /** They can no longer read the inbox we know: with this letter they may give another address. */
  hasLostEmail: z.boolean().default(false),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** Shown once: only a hash of the code is kept. */
export const InvitationMade = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  /** The last day the code works. */
  worksUntil: Day,
  /** False: there is no address on record, so the letter shows none. */
  hasAddress: z.boolean(),
  /** The letter as a PDF, base64. */
  pdf: z.string(),
})
export type InvitationMade = z.infer<typeof InvitationMade>

/** What the pages of joining say. */
export const joinWords = {
  sampleCode: '7K3M-Q9XD-4TRW-H',
  needed: [
    'a code, from your letter or from a family that you help',
    'the child’s date of birth',
    'your own email address, which only you can read',
  ],
  codeHint: 'It has 13 letters and numbers, like',
  birthHint: 'For example, 27 3 2016',
  emailHint: 'We send a code to it each time you sign in. Do not use one that you share.',
  noLetter: [
    'We send letters by post. We must know who you are before we show you a child’s information.',
    'Phone us. We will ask you some questions to check who you are. Then we post you a letter with a code.',
    'If you cannot wait for the post, tell us. We may be able to read the code to you on the phone.',
    'You do not need an account to ask us something. You can phone, email or write to us.',
  ],
} as const
