import type { RoleRule } from '@send-hub/shared'
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import * as oidc from 'openid-client'
import { unavailable } from '../../../platform/errors.ts'

/** How staff sign in at their own provider: the settings OIDC_… */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  scope: string
  rolesClaim: string
  roleMap: readonly RoleRule[]
}

/** What a provider has to say about itself, and the keys it signs with. */
export interface DiscoveredProvider {
  config: oidc.Configuration
  keys: JWTVerifyGetKey
}

export interface Provider {
  settings: OidcSettings
  /** @throws unavailable while the provider does not answer */
  discovered(): Promise<DiscoveredProvider>
}

const timeoutSeconds = 10
/** Providers change their addresses seldom; a hub that runs for weeks must see it. */
const lookAgainAfterMs = 60 * 60 * 1000

/**
 * The provider of the settings. It is asked about itself when first needed, not at start: a hub must come up while the
 * provider is down. What was learned is kept, and looked up again every hour.
 */
export function createProvider(settings: OidcSettings, now: () => number = Date.now): Provider {
  let known: { value: DiscoveredProvider; at: number } | null = null
  let asking: Promise<DiscoveredProvider> | null = null

  const ask = async () => {
    const value = await discover(settings)
    known = { value, at: now() }
    return value
  }
  return {
    settings,
    async discovered() {
      if (known && now() - known.at < lookAgainAfterMs) return known.value
      asking ??= ask().finally(() => {
        asking = null
      })
      try {
        return await asking
      } catch (error) {
        if (known) return known.value // what it said an hour ago is most likely still so
        throw unreachable(error)
      }
    },
  }
}

/** The provider is down, slow or not the one that the settings name: nothing that whoever signs in can mend. */
export const unreachable = (cause: unknown) =>
  unavailable('The council’s sign-in service does not answer just now. Try again in a few minutes.', cause)

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<DiscoveredProvider> {
  const server = new URL(issuer)
  const execute = [oidc.enableNonRepudiationChecks]
  // Only loopback may be without TLS: config.ts sees to it.
  if (server.protocol === 'http:') execute.push(oidc.allowInsecureRequests)
  const config = await oidc.discovery(server, clientId, undefined, secretAsWanted(clientSecret), {
    execute,
    timeout: timeoutSeconds,
  })
  const { jwks_uri } = config.serverMetadata()
  if (!jwks_uri) throw new Error('The provider does not say where its keys are')
  return { config, keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: timeoutSeconds * 1000 }) }
}

/** Some providers take the secret in a header, some in the body; without a word it is the header. */
function secretAsWanted(secret: string): oidc.ClientAuth {
  const inHeader = oidc.ClientSecretBasic(secret)
  const inBody = oidc.ClientSecretPost(secret)
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported
    const wantsBody = ways && !ways.includes('client_secret_basic') && ways.includes('client_secret_post')
    return (wantsBody ? inBody : inHeader)(server, ...rest)
  }
}
