import * as oidc from 'openid-client'
import type { Sealer } from '../../../platform/sealed-text.ts'
import type { Provider } from './provider.ts'

/** What a browser holds, sealed, between leaving for the provider and coming back. */
export interface SignInUnderWay {
  state: string
  nonce: string
  codeVerifier: string
  /** Where to go afterwards; the page decides whether it is one of ours. */
  to: string
  /** Milliseconds since 1970. */
  beganAt: number
}

/** Long enough to find the phone with the second factor; then it is begun again. */
export const signInMinutes = 10
export const callbackPath = '/staff/sign-in/callback'

/**
 * Gives the provider's address to go to, and what the browser must bring back.
 * @throws unavailable while the provider does not answer
 */
export async function beginStaffSignIn(
  { provider, sealer, publicUrl }: { provider: Provider; sealer: Sealer; publicUrl: string },
  to: string,
  now: Date,
): Promise<{ url: string; sealed: string }> {
  const { config } = await provider.discovered()
  const underWay: SignInUnderWay = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    to,
    beganAt: now.getTime(),
  }
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: publicUrl + callbackPath,
    scope: provider.settings.scope,
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(underWay.codeVerifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, sealed: sealer.seal(JSON.stringify(underWay)) }
}

/** Null when the cookie is missing, not ours, or too old. */
export function unsealSignIn(sealer: Sealer, sealed: string | undefined, now: Date): SignInUnderWay | null {
  const text = sealed ? sealer.unseal(sealed) : null
  if (text === null) return null
  const underWay = JSON.parse(text) as SignInUnderWay // only the hub can have made it
  const age = now.getTime() - underWay.beganAt
  return age >= 0 && age <= signInMinutes * 60_000 ? underWay : null
}
