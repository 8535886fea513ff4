import * as oidc from 'openid-client'
import { ImapFault } from './imap-fault.ts'

/** The hub as a client of the council's sign-in service, which gives it tokens for the mailbox: IMAP_OAUTH_… */
export interface OAuthClient {
  tokenUrl: string
  clientId: string
  clientSecret: string
  /** Null: none is asked for. */
  scope: string | null
}

/** Tokens to sign in to the mailbox with. */
export interface ImapTokens {
  /**
   * One that is good for a minute at least, fetched when there is none.
   * @throws ImapFault when the service refuses us, does not answer, or answers something else
   */
  current(): Promise<string>
  /** The mail server did not take it: the next one is fetched. */
  drop(): void
}

const timeoutSeconds = 10
/** A token is not used in its last minute: it has to last until the mail server has looked at it. */
const spareMs = 60_000
/** RFC 6749, 5.2. Any other word of an answer is not for the log. */
const refusals = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]

/** Fetches tokens by client credentials (RFC 6749, 4.4), and keeps each as long as it is good. */
export function keepImapTokens(client: OAuthClient, now: () => number = Date.now): ImapTokens {
  const config = configurationOf(client)
  let kept: { token: string; untilMs: number } | null = null

  return {
    async current() {
      if (kept && now() < kept.untilMs) return kept.token
      kept = null
      const askedAt = now()
      const answer = await oidc
        .clientCredentialsGrant(config, client.scope ? { scope: client.scope } : {})
        .catch((error: unknown) => {
          throw new ImapFault(codeOf(error), error)
        })
      // Without a word on how long it lasts, it is for this one connection.
      const untilMs = askedAt + (answer.expires_in ?? 0) * 1_000 - spareMs
      kept = { token: answer.access_token, untilMs }
      return kept.token
    },
    drop() {
      kept = null
    },
  }
}

function configurationOf({ tokenUrl, clientId, clientSecret }: OAuthClient): oidc.Configuration {
  const server = { issuer: tokenUrl, token_endpoint: tokenUrl }
  const config = new oidc.Configuration(server, clientId, undefined, oidc.ClientSecretPost(clientSecret))
  config.timeout = timeoutSeconds
  // Only loopback may be without TLS: the settings see to it.
  if (tokenUrl.startsWith('http:')) oidc.allowInsecureRequests(config)
  return config
}

function codeOf(error: unknown): string {
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'TOKEN_REFUSED'
  if (!(error instanceof oidc.ResponseBodyError) || isPassing(error.status)) return 'NO_TOKEN'
  return refusals.includes(error.error) ? `TOKEN_REFUSED-${error.error}` : 'TOKEN_REFUSED'
}

const isPassing = (status: number) => status >= 500 || status === 429
