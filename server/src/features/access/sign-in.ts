import { createHmac } from 'node:crypto'
import { type NewSession, type NewSignInCode, type SignInSide, signInCodeMinutes } from '@send-hub/shared'
import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { invalid, notAllowed } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { isOneTimeCode } from '../../platform/one-time-code.ts'
import type { Sealer } from '../../platform/sealed-text.ts'
import {
  type CountedTry,
  countSignInTry,
  insertSignInAttempt,
  lockAddress,
  lockAddressOf,
  personWithAddress,
  spendSignInAttempt,
  triedWith,
} from './attempts.store.ts'
import { isDeviceOf } from './devices.store.ts'
import { type JoinSettings, joinWithInbox } from './joining/index.ts'
import { type OpenedSession, openSession, type SignInPlace } from './open-session.ts'
import { requireFewCodes, requireFewWrongTries, type SignInLimits, since } from './sign-in-limits.ts'

export interface SignInSettings extends SignInLimits {
  codeKey: string
  /** Seals addresses until the worker has looked up whose they are. */
  addresses: Sealer
  /** False where staff sign in with the council's own accounts: then no code lets them in. */
  isStaffByCode: boolean
  /** What those who join with a letter are let into. */
  join: JoinSettings
}

/** Wrong codes for one attempt before it is used up. */
const mostTries = 5

/**
 * Asks for a code to be sent to an address, if it belongs to someone. Nobody looks here whose it is: that is the
 * worker's part, so known and unknown addresses take the same statements, the same time, and get the same answer.
 * @throws too-many-requests when the address was tried too often
 * @throws not-allowed for staff, where they sign in with the council's own accounts
 */
export async function requestSignInCode(
  ctx: SystemContext,
  settings: SignInSettings,
  { email, side }: NewSignInCode,
  { browser }: SignInPlace,
): Promise<{ attemptId: string; expiresInMinutes: number }> {
  if (side === 'staff' && !settings.isStaffByCode) throw notAllowed('Sign in with your council account.')
  const attemptId = newId()
  await ctx.tx(async (tx) => {
    const isKnown = await isDeviceOf(tx, browser.deviceHash, side, email)
    const addressHash = limitedAs(settings.codeKey, side, email, isKnown ? browser.deviceHash : null)
    await lockAddress(tx, addressHash)
    requireFewCodes(await triedWith(tx, addressHash, since(ctx.now)), settings, ctx.now)
    await insertSignInAttempt(tx, {
      id: attemptId,
      side,
      addressHash,
      sealedAddress: settings.addresses.seal(email),
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + signInCodeMinutes * 60_000),
    })
  })
  return { attemptId, expiresInMinutes: signInCodeMinutes }
}

/**
 * What the limits count by. A browser in which the address's owner has signed in before counts for itself: whoever
 * tries an address all day from elsewhere does not lock its owner out.
 */
function limitedAs(key: string, side: SignInSide, email: string, deviceHash: string | null): string {
  const name = deviceHash ? `${side}:${email}:${deviceHash}` : `${side}:${email}`
  return createHmac('sha256', key).update(name).digest('hex')
}

/**
 * Exchanges a code for a session; each code works once.
 * @throws validation-failed with one and the same sentence for a wrong, old, used or never-sent code
 * @throws too-many-requests when wrong codes were tried for the address all day
 */
export async function signIn(
  ctx: SystemContext,
  settings: SignInSettings,
  { attemptId, code }: NewSession,
  place: SignInPlace,
): Promise<OpenedSession> {
  // The try is counted and kept before the code is judged: a refusal must not undo the count.
  const attempt = await ctx.tx(async (tx) => {
    const addressHash = await lockAddressOf(tx, attemptId)
    requireFewWrongTries(await triedWith(tx, addressHash, since(ctx.now)), settings, ctx.now)
    return countSignInTry(tx, attemptId, ctx.now, mostTries)
  })
  const isRight = isOneTimeCode(settings.codeKey, attemptId, code)
  if (!attempt || !isRight) throw wrongCode()
  if (attempt.side === 'staff' && !settings.isStaffByCode) throw wrongCode()

  return ctx.tx(async (tx) => {
    const { invitationId } = attempt
    const personId = invitationId
      ? await joinWithInbox(tx, ctx, settings.join, { ...attempt, invitationId })
      : await personOf(tx, settings, attempt)
    if (!personId || !(await spendSignInAttempt(tx, attemptId, ctx.now))) throw wrongCode()
    return openSession(tx, ctx, { side: attempt.side, personId }, place)
  })
}

/** As the worker found, or as we find now where the code came faster than the worker. */
async function personOf(
  tx: Tx,
  { addresses }: SignInSettings,
  { side, personId, sealedAddress }: CountedTry,
): Promise<string | null> {
  if (personId || !sealedAddress) return personId
  const email = addresses.unseal(sealedAddress)
  return email === null ? null : personWithAddress(tx, side, email)
}

const wrongCode = () =>
  invalid(
    '/code',
    'That code is not right, or it has run out. Check the newest email, or ask for a new code.',
  )
