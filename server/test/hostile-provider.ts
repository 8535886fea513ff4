import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { OidcSettings } from '../src/features/access/index.ts'

export interface HostileProvider {
  settings: OidcSettings
  /** The key that the provider publishes. */
  key: CryptoKey
  /** What it answers to a code, whatever the code. */
  answer: { status: number; idToken: string }
  /** What it says about itself, before the hub asks. */
  metadata: Record<string, unknown>
  /** A token as this provider would make it, for somebody who has worked here; `change` makes it wrong. */
  sign(
    claims: JWTPayload,
    how?: { key?: CryptoKey | Uint8Array; alg?: string; typ?: string },
  ): Promise<string>
  requests: string[]
  close(): Promise<void>
}

export const keyName = 'the published key'

/** A provider that answers whatever a test wants it to. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), use: 'sig', alg: 'RS256', kid: keyName }
  const server = createServer((request, reply) => {
    provider.requests.push(request.url ?? '')
    const found = answerTo(request, provider, jwk)
    reply.writeHead(found?.status ?? 404, { 'content-type': 'application/json' })
    reply.end(JSON.stringify(found?.body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider: HostileProvider = {
    settings: {
      ...{
        issuer,
        clientId: 'the-hub',
        clientSecret: 'a secret',
        scope: 'openid email',
        rolesClaim: 'roles',
      },
      roleMap: [{ kind: 'role', role: 'manager', value: 'SEND-Managers' }],
    },
    key: privateKey,
    answer: { status: 200, idToken: '' },
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/end`,
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    },
    sign(claims, { key = privateKey, alg = 'RS256', typ } = {}) {
      return new SignJWT(claims).setProtectedHeader({ alg, kid: keyName, ...(typ && { typ }) }).sign(key)
    },
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return provider
}

function answerTo({ url }: IncomingMessage, provider: HostileProvider, jwk: object) {
  const { answer, metadata } = provider
  if (url === '/.well-known/openid-configuration') return { status: answer.status, body: metadata }
  if (url === '/keys') return { status: 200, body: { keys: [jwk] } }
  if (url === '/token') {
    const body = { access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: answer.idToken }
    return { status: answer.status, body }
  }
  return null
}
