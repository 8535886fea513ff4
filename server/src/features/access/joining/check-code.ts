import { createHmac } from 'node:crypto'
import { type NewChildByCode, signInCodeMinutes } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { invalid, tooMany } from '../../../platform/errors.ts'
import { networkOf } from '../../../platform/http/network-of.ts'
import { newId } from '../../../platform/ids.ts'
import { lockAddress, triedWith } from '../attempts.store.ts'
import { since } from '../sign-in-limits.ts'
import { hashInvitationCode } from './invitation-code.ts'
import { judgeCode } from './invitations.store.ts'
import type { JoinSettings } from './join-settings.ts'

const limitMinutes = 15

export interface TypedCode extends NewChildByCode {
  /** Where the sign-in code is to go; null for somebody who is signed in. */
  email: string | null
  /** The network address of the request. */
  ip: string
}

/**
 * Judges a code and the fact that goes with it. Wrong, used, too old, withdrawn, dead or stopped by a restriction: the
 * same statements run and one answer comes back, so that nobody learns whether a code, a child or a case exists.
 * @returns the invitation, and the attempt under which the try is written down
 * @throws validation-failed in one and the same sentence; too-many-requests for a network that tried too often
 */
export async function checkCode(
  ctx: Context,
  settings: JoinSettings,
  { code, birthOn, email, ip }: TypedCode,
  then: (
    tx: Tx,
    found: { attemptId: string; invitationId: string; sealedAddress: string | null },
  ) => Promise<void>,
): Promise<string> {
  const attemptId = newId()
  const networkHash = createHmac('sha256', settings.codeKey)
    .update(`join:${networkOf(ip)}`)
    .digest('hex')
  const sealedAddress = email === null ? null : settings.addresses.seal(email)
  const judge = async (tx: Tx): Promise<boolean> => {
    await lockAddress(tx, networkHash)
    await requireFewTries(tx, ctx, settings, networkHash)
    const invitationId = await judgeCode(
      tx,
      {
        ...{ codeHash: hashInvitationCode(settings.invitationKey, code), birthOn, attemptId, networkHash },
        ...{ sealedAddress, expiresAt: new Date(ctx.now.getTime() + signInCodeMinutes * 60_000) },
      },
      ctx,
    )
    if (invitationId) await then(tx, { attemptId, invitationId, sealedAddress })
    return invitationId !== null
  }
  // A refusal is an answer, not an error: what was counted stays. For somebody who is signed in, the transaction is
  // opened for them: it is the session that must be alive.
  const isRight = await ctx.tx((tx) =>
    ctx.actor.kind === 'system' ? judge(tx) : asSystem(tx, () => judge(tx)),
  )
  if (!isRight) throw notThisCode(settings)
  return attemptId
}

async function requireFewTries(tx: Tx, ctx: Context, settings: JoinSettings, networkHash: string) {
  const { codesLately } = await triedWith(tx, networkHash, since(ctx.now))
  if (codesLately < settings.triesPer15Minutes) return
  throw tooMany(
    `You have tried too many times. Wait ${limitMinutes} minutes, then try again. Or ring us on ${settings.hubPhone}.`,
    limitMinutes * 60,
  )
}

const notThisCode = ({ hubPhone }: JoinSettings) =>
  invalid(
    '/code',
    `We can’t let you in with this code and date of birth. Check both. If they are right, ring us on ${hubPhone}: the code may have run out.`,
  )
