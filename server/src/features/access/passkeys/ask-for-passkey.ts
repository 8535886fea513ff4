import { passkeyMinutes } from '@send-hub/shared'
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type ChallengeKind, insertChallenge } from './challenges.store.ts'
import { type FactorSettings, passkeyAlgorithms, rpIdOf } from './factor-settings.ts'
import { type KeptPasskey, readPasskeysOf } from './passkeys.store.ts'
import { requireOwnFactor } from './second-factor-state.ts'

/** More are no gain, and each is a way in. */
const mostPasskeys = 5
const timeout = passkeyMinutes * 60_000

const readName = statement(
  'passkeys.own-name',
  'select name, coalesce(email, name) as address from family_members where id = app_person()',
)

/**
 * What the browser needs to make a passkey.
 * @throws second-factor-required for somebody who has a factor and has not shown it; conflict after five
 */
export async function askForNewPasskey(ctx: FamilyContext, settings: FactorSettings) {
  return ctx.tx(async (tx) => {
    await requireOwnFactor(tx, ctx, settings)
    const [me] = await tx.rows<{ name: string; address: string }>(readName)
    const { id } = ctx.actor
    return asSystem(tx, async () => {
      const known = await readPasskeysOf(tx, id)
      if (known.length >= mostPasskeys)
        throw conflict('You have five passkeys. Take one away before you add another.')
      const options = await generateRegistrationOptions({
        rpName: settings.councilName,
        rpID: rpIdOf(settings),
        userID: new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex')),
        userName: me?.address ?? '',
        userDisplayName: me?.name ?? '',
        timeout,
        attestationType: 'none',
        supportedAlgorithmIDs: passkeyAlgorithms,
        excludeCredentials: known.map(asCredential),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      })
      return { challengeId: await keep(tx, ctx, 'passkey-add', options.challenge), options: { ...options } }
    })
  })
}

/**
 * What the browser needs to show a passkey.
 * @throws conflict for somebody who has none
 */
export async function askToShowPasskey(ctx: FamilyContext, settings: FactorSettings) {
  return ctx.tx((tx) =>
    asSystem(tx, async () => {
      const known = await readPasskeysOf(tx, ctx.actor.id)
      if (known.length === 0) throw conflict('You have no passkey. Use another way.')
      const options = await generateAuthenticationOptions({
        rpID: rpIdOf(settings),
        allowCredentials: known.map(asCredential),
        userVerification: 'preferred',
        timeout,
      })
      return { challengeId: await keep(tx, ctx, 'passkey', options.challenge), options: { ...options } }
    }),
  )
}

const asCredential = ({ credentialId, transports }: KeptPasskey) => ({ id: credentialId, transports })

async function keep(tx: Tx, ctx: FamilyContext, kind: ChallengeKind, value: string): Promise<string> {
  const id = newId()
  const { sessionId } = ctx.actor
  const expiresAt = new Date(ctx.now.getTime() + timeout)
  await insertChallenge(tx, { id, sessionId, kind, value, createdAt: ctx.now, expiresAt })
  return id
}
