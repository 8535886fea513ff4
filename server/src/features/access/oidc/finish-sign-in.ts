import * as oidc from 'openid-client'
import { codeOf, invalid } from '../../../platform/errors.ts'
import { callbackPath, type SignInUnderWay } from './begin-sign-in.ts'
import { type Provider, unreachable } from './provider.ts'
import { type Claims, readIdentity, type StaffIdentity } from './read-claims.ts'

export interface ProvedIdentity extends StaffIdentity {
  /** The provider's name for its own session, so that it can end ours. */
  sid: string | null
  idToken: string
}

/**
 * Exchanges what the browser brought back for the identity behind it. The library checks the state, the issuer of the
 * answer, and of the ID token its signature, issuer, audience, times and nonce.
 * @throws validation-failed when any of it is not right; unavailable while the provider does not answer
 */
export async function proveIdentity(
  { provider, publicUrl }: { provider: Provider; publicUrl: string },
  underWay: SignInUnderWay,
  query: string,
): Promise<ProvedIdentity> {
  const { config } = await provider.discovered()
  const cameBackTo = new URL(`${publicUrl}${callbackPath}`)
  cameBackTo.search = query
  try {
    const tokens = await oidc.authorizationCodeGrant(config, cameBackTo, {
      expectedState: underWay.state,
      expectedNonce: underWay.nonce,
      pkceCodeVerifier: underWay.codeVerifier,
    })
    const inToken = tokens.claims()
    if (!inToken || !tokens.id_token) throw refused()
    const claims = await withUserInfo(config, tokens.access_token, inToken, provider.settings.rolesClaim)
    const sid = typeof inToken.sid === 'string' ? inToken.sid : null
    return { ...readIdentity(claims, provider.settings), sid, idToken: tokens.id_token }
  } catch (error) {
    throw isSilence(error) ? unreachable(error) : refused(error)
  }
}

/** Many providers put into the ID token only who it is, and tell the rest when asked. */
async function withUserInfo(
  config: oidc.Configuration,
  accessToken: string,
  inToken: oidc.IDToken,
  rolesClaim: string,
): Promise<Claims> {
  const wanted = ['email', rolesClaim.split('.')[0] ?? rolesClaim]
  const isComplete = wanted.every((name) => name in inToken)
  if (isComplete || !config.serverMetadata().userinfo_endpoint) return inToken
  return { ...(await oidc.fetchUserInfo(config, accessToken, inToken.sub)), ...inToken }
}

/** The code of what went wrong is for the log; to whoever signs in, every fault is the same. */
export const refused = (cause?: unknown) =>
  Object.assign(invalid('', 'That sign-in did not work, or took too long. Start again.'), {
    code: codeOf(cause),
  })

/** Nothing came back, or a fault of the provider's own: another try may well succeed. */
function isSilence(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'server_error' || error.error === 'temporarily_unavailable'
  }
  const inner = error instanceof Error && error.cause instanceof Response ? error.cause : null
  if (inner) return inner.status >= 500
  const name = error instanceof Error ? error.name : ''
  const code = codeOf(error) ?? ''
  return /^(Timeout|Abort)Error$/.test(name) || /TIMEOUT|^E[A-Z]+$|^UND_ERR/.test(code)
}
