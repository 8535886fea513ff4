import { createHash } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import type { SystemContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'
import { recordAudit } from '../../audit/index.ts'
import { endOwnSession, endProvidersSessions, useLogoutToken } from './oidc.store.ts'
import { type Provider, unreachable } from './provider.ts'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
/** How old a logout token may be, in seconds. */
const freshSeconds = 5 * 60
const clockToleranceSeconds = 30
/** Tokens of those in hundreds of groups make an address longer than servers take. */
const longestHint = 4_000

/**
 * Ends what the provider says is over. Source: OpenID Connect Back-Channel Logout 1.0, section 2.6.
 * @throws validation-failed for a token that is not the provider's, not for us, too old, or was used before
 */
export async function endByLogoutToken(ctx: SystemContext, provider: Provider, token: string): Promise<void> {
  const claims = await verifyLogoutToken(provider, token, ctx.now)
  const { jti = '', iat = 0, iss = '', sid, sub } = claims
  const hash = createHash('sha256').update(`${iss}\0${jti}`).digest('hex')
  const expiresAt = new Date((iat + freshSeconds + 2 * clockToleranceSeconds) * 1000)
  await ctx.tx(async (tx) => {
    if (!(await useLogoutToken(tx, hash, expiresAt, ctx.now))) throw badToken()
    const named = { sid: typeof sid === 'string' ? sid : null, subject: sub ?? null }
    for (const { id, staffMemberId } of await endProvidersSessions(tx, named, ctx.now)) {
      await recordAudit(tx, ctx, {
        action: 'signed-out',
        subjectKind: 'session',
        subjectId: id,
        details: { side: 'staff', personId: staffMemberId, by: 'provider' },
      })
    }
  })
}

async function verifyLogoutToken(provider: Provider, token: string, now: Date): Promise<JWTPayload> {
  const { config, keys } = await provider.discovered()
  const server = config.serverMetadata()
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: server.issuer,
      audience: provider.settings.clientId,
      // The keys are public ones, so that no token signed with a shared secret can pass.
      algorithms: signedWith(server),
      requiredClaims: ['jti', 'iat', 'events'],
      maxTokenAge: freshSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: now,
    })
    if (!isLogout(payload)) throw badToken()
    return payload
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || error instanceof TypeError) throw unreachable(error)
    throw badToken()
  }
}

const publicKeyAlgorithm = /^(?:RS|PS|ES)\d{3}$|^EdDSA$|^Ed25519$/

function signedWith({ id_token_signing_alg_values_supported: supported }: oidc.ServerMetadata): string[] {
  return (supported ?? ['RS256']).filter((name) => publicKeyAlgorithm.test(name))
}

/** An ID token, which every client has, must not pass for one: it has a nonce and no such event. */
function isLogout({ events, sid, sub, nonce }: JWTPayload): boolean {
  const isNamed = typeof sub === 'string' || typeof sid === 'string'
  return (
    typeof events === 'object' && events !== null && logoutEvent in events && isNamed && nonce === undefined
  )
}

const badToken = () => invalid('/logout_token', 'This is not a logout token for us.')

/**
 * Signs out here, and gives the address where the provider's own session ends; null where there is none, or while the
 * provider does not answer: signing out must never fail.
 */
export async function signOutStaff(
  ctx: SystemContext,
  { provider, sealer, publicUrl }: { provider: Provider; sealer: Sealer; publicUrl: string },
  session: { id: string; personId: string },
): Promise<string | null> {
  const sealed = await ctx.tx(async (tx) => {
    const idTokenOf = await endOwnSession(tx, session.id, ctx.now)
    // The cookie of a session that ended before says who it was, and proves nothing any more.
    if (idTokenOf === undefined) return null
    await recordAudit(tx, ctx, {
      action: 'signed-out',
      subjectKind: 'session',
      subjectId: session.id,
      details: { side: 'staff', personId: session.personId },
    })
    return idTokenOf
  })
  const idToken = sealed ? sealer.unseal(sealed) : null
  const discovered = idToken ? await provider.discovered().catch(() => null) : null
  if (!idToken || !discovered?.config.serverMetadata().end_session_endpoint) return null
  return oidc.buildEndSessionUrl(discovered.config, {
    post_logout_redirect_uri: `${publicUrl}/staff/sign-in`,
    ...(idToken.length <= longestHint && { id_token_hint: idToken }),
  }).href
}
