import { createHmac } from 'node:crypto'
import { type NewSession, type NewSignInCode, type SignInSide, signInCodeMinutes } from '@send-hub/shared'
import type { SystemContext } from '../../platform/context.ts'
import { invalid, tooMany } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { isOneTimeCode } from '../../platform/one-time-code.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import {
  countAttemptsSince,
  countSignInTry,
  deleteAttemptsBefore,
  insertSession,
  insertSignInAttempt,
  lockAddress,
  useSignInAttempt,
} from './access.store.ts'
import { sessionHours } from './authenticate.ts'

export interface SignInSettings {
  codeKey: string
  /** Codes for one address in 15 minutes. */
  codesPer15Minutes: number
}

/** Wrong codes for one attempt before it is used up. */
const mostTries = 5
const limitMinutes = 15
/** Attempts are of no use a day later, and say who tried to sign in: they are deleted. */
const keepAttemptsHours = 24

const minutesBefore = (moment: Date, minutes: number) => new Date(moment.getTime() - minutes * 60_000)
const minutesAfter = (moment: Date, minutes: number) => minutesBefore(moment, -minutes)

/**
 * Sends a code to an address, if it belongs to someone. Known or unknown, the same statements run and the same
 * answer comes back.
 * @throws too-many-requests when the address was tried too often
 */
export async function requestSignInCode(
  ctx: SystemContext,
  settings: SignInSettings,
  { email, side }: NewSignInCode,
): Promise<{ attemptId: string; expiresInMinutes: number }> {
  const addressHash = createHmac('sha256', settings.codeKey).update(`${side}:${email}`).digest('hex')
  const attemptId = newId()
  await ctx.tx(async (tx) => {
    await lockAddress(tx, addressHash)
    if (
      (await countAttemptsSince(tx, addressHash, minutesBefore(ctx.now, limitMinutes))) >=
      settings.codesPer15Minutes
    ) {
      throw tooMany(
        `You have asked for too many codes. Wait ${limitMinutes} minutes, then try again.`,
        limitMinutes * 60,
      )
    }
    const person = await insertSignInAttempt(tx, {
      id: attemptId,
      side,
      addressHash,
      email,
      createdAt: ctx.now,
      expiresAt: minutesAfter(ctx.now, signInCodeMinutes),
    })
    await queueNotification(tx, ctx, {
      eventKey: attemptId,
      kind: 'sign-in-code',
      to: {
        familyMembers: person.familyMemberId ? [person.familyMemberId] : [],
        staff: person.staffMemberId ? [person.staffMemberId] : [],
      },
      values: { attemptId },
      isUrgent: true,
    })
    await deleteAttemptsBefore(tx, minutesBefore(ctx.now, keepAttemptsHours * 60))
  })
  return { attemptId, expiresInMinutes: signInCodeMinutes }
}

/**
 * Exchanges a code for a session; each code works once.
 * @throws validation-failed with one and the same sentence for a wrong, old, used or never-sent code
 */
export async function signIn(
  ctx: SystemContext,
  settings: SignInSettings,
  { attemptId, code }: NewSession,
): Promise<{ id: string; side: SignInSide; personId: string }> {
  // The try is counted and kept before the code is judged: a refusal must not undo the count.
  const attempt = await ctx.tx((tx) => countSignInTry(tx, attemptId, ctx.now, mostTries))
  const isRight = isOneTimeCode(settings.codeKey, attemptId, code)
  if (!attempt?.personId || !isRight) throw wrongCode()

  const session = { id: newId(), side: attempt.side, personId: attempt.personId }
  await ctx.tx(async (tx) => {
    if (!(await useSignInAttempt(tx, attemptId, ctx.now))) throw wrongCode()
    await insertSession(tx, {
      ...session,
      createdAt: ctx.now,
      expiresAt: minutesAfter(ctx.now, sessionHours * 60),
    })
    await recordAudit(tx, ctx, {
      action: 'signed-in',
      subjectKind: 'session',
      subjectId: session.id,
      details: { side: session.side, personId: session.personId },
    })
  })
  return session
}

const wrongCode = () =>
  invalid(
    '/code',
    'That code is not right, or it has run out. Check the newest email, or ask for a new code.',
  )
