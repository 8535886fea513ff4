import type { NewPasskey, PasskeyShown } from '@send-hub/shared'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { takeChallenge } from './challenges.store.ts'
import { type FactorSettings, passkeyAlgorithms, rpIdOf, tellOfFactor } from './factor-settings.ts'
import { deletePasskey, insertPasskey, lockPasskey, notePasskeyUse } from './passkeys.store.ts'
import { confirmSession, lockFactorsOf, unconfirmOtherSessions } from './second-factor.store.ts'
import { requireOwnFactor } from './second-factor-state.ts'

/**
 * Keeps a new passkey. Making it has shown that it works, so this session is confirmed with it.
 * @throws validation-failed with one sentence, whatever is not right
 */
export async function addPasskey(
  ctx: FamilyContext,
  settings: FactorSettings,
  { challengeId, credential }: NewPasskey,
  label: string,
): Promise<void> {
  const { id: familyMemberId, sessionId } = ctx.actor
  const expectedChallenge = await ctx.tx(async (tx) => {
    await requireOwnFactor(tx, ctx, settings)
    return asSystem(tx, () => takeChallenge(tx, { id: challengeId, sessionId, kind: 'passkey-add' }, ctx.now))
  })
  if (expectedChallenge === undefined) throw notTaken()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: credential as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: settings.publicUrl,
    expectedRPID: rpIdOf(settings),
    supportedAlgorithmIDs: passkeyAlgorithms,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) throw notTaken()

  const { id, publicKey, counter } = registrationInfo.credential
  const passkey = {
    ...{ id: newId(), familyMemberId, credentialId: id, counter, label, createdAt: ctx.now },
    publicKey: Buffer.from(publicKey).toString('base64url'),
    transports: credential.response.transports ?? [],
  }
  await ctx.tx((tx) =>
    asSystem(tx, async () => {
      await lockFactorsOf(tx, familyMemberId)
      if (!(await insertPasskey(tx, passkey))) throw conflict('This passkey is set up already.')
      await confirmSession(tx, sessionId, ctx.now)
      await unconfirmOtherSessions(tx, familyMemberId, sessionId)
      await tellOfFactor(tx, ctx, { kind: 'factor-added', factor: 'passkey', eventKey: passkey.id })
    }),
  )
}

/**
 * Confirms the session by a passkey of its person. A counter that goes back means that the key was copied: refused.
 * @throws validation-failed with one sentence, whatever is not right
 */
export async function confirmByPasskey(
  ctx: FamilyContext,
  settings: FactorSettings,
  { challengeId, credential }: PasskeyShown,
): Promise<void> {
  const { id: familyMemberId, sessionId } = ctx.actor
  // Used up in a transaction of its own: a refusal must not give the challenge back.
  const expectedChallenge = await ctx.tx((tx) =>
    asSystem(tx, () => takeChallenge(tx, { id: challengeId, sessionId, kind: 'passkey' }, ctx.now)),
  )
  if (expectedChallenge === undefined) throw notTaken()

  await ctx.tx((tx) =>
    asSystem(tx, async () => {
      const known = await lockPasskey(tx, familyMemberId, credential.id)
      if (!known) throw notTaken()
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: credential as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        expectedChallenge,
        expectedOrigin: settings.publicUrl,
        expectedRPID: rpIdOf(settings),
        credential: {
          id: known.credentialId,
          publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
          counter: known.counter,
        },
        requireUserVerification: false,
      }).catch(() => ({ verified: false, authenticationInfo: undefined }))
      if (!verified || !authenticationInfo) throw notTaken()
      await notePasskeyUse(tx, known.id, authenticationInfo.newCounter, ctx.now)
      await confirmSession(tx, sessionId, ctx.now)
      await recordAudit(tx, ctx, {
        action: 'second-factor-shown',
        subjectKind: 'session',
        subjectId: sessionId,
        details: { factor: 'passkey' },
      })
    }),
  )
}

/**
 * @throws second-factor-required when it was not shown in this session; not-found for one that is not theirs
 */
export async function removePasskey(
  ctx: FamilyContext,
  settings: FactorSettings,
  passkeyId: string,
): Promise<void> {
  const { id: familyMemberId } = ctx.actor
  await ctx.tx(async (tx) => {
    await requireOwnFactor(tx, ctx, settings)
    await asSystem(tx, async () => {
      await lockFactorsOf(tx, familyMemberId)
      if (!(await deletePasskey(tx, passkeyId, familyMemberId))) throw notFound()
      await tellOfFactor(tx, ctx, {
        kind: 'factor-removed',
        factor: 'passkey',
        eventKey: `${passkeyId}:removed`,
      })
    })
  })
}

const notTaken = () => invalid('', 'That did not work. Try again.')
