import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { OAuthClient } from '../src/platform/mail-in/index.ts'

export interface TokenServer {
  /** For the hub. */
  client: OAuthClient
  /** Where a mail server asks whether a token is good, with its own user and password. */
  introspectionUrl: string
  /** Every token that was given out, oldest first. */
  given: string[]
  /** How long tokens last that are given from now on, in seconds. */
  lifeSeconds: number
  /** Tokens that are given from now on open somebody else's mailbox. */
  areForOthers: boolean
  /** Makes a token worthless before its time. */
  withdraw(token: string): Promise<void>
  /** Nobody answers until `goUp()`, which takes the same port. */
  goDown(): Promise<void>
  goUp(): Promise<void>
  close(): Promise<void>
}

const scope = 'mailbox'
const clientId = 'the-hub-as-a-client'
const clientSecret = 'a-secret-of-the-tests with & and % in it'
const mailServer = { id: 'the-mail-server', secret: 'a-secret-of-the-mail-server' }

/** A real sign-in service (oidc-provider) on loopback, whose tokens are for the mailbox of `user`. */
export async function startTokenServer(user: string): Promise<TokenServer> {
  let server = createServer()
  const port = await listen(server, 0)
  const noLogin = { redirect_uris: [], response_types: [] }
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        ...noLogin,
        client_id: clientId,
        client_secret: clientSecret,
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'client_secret_post',
        scope,
      },
      { ...noLogin, client_id: mailServer.id, client_secret: mailServer.secret, grant_types: [] },
    ],
    scopes: [scope],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
    },
    extraTokenClaims: () => ({ user: test.areForOthers ? 'somebody else' : user }),
    ttl: { ClientCredentials: lifeOfToken },
  })
  provider.on('grant.success', ({ body }) => {
    test.given.push((body as { access_token: string }).access_token)
  })
  function lifeOfToken(): number {
    return test.lifeSeconds
  }
  const answer = provider.callback()
  const answerBy = (each: Server) => each.on('request', (request, reply) => void answer(request, reply))
  answerBy(server)

  const test: TokenServer = {
    client: { tokenUrl: `http://127.0.0.1:${port}/token`, clientId, clientSecret, scope },
    introspectionUrl: `http://${mailServer.id}:${mailServer.secret}@127.0.0.1:${port}/token/introspection`,
    given: [],
    lifeSeconds: 600,
    areForOthers: false,
    async withdraw(token) {
      const found = await provider.ClientCredentials.find(token)
      await found?.destroy()
    },
    goDown: () => end(server),
    async goUp() {
      server = answerBy(createServer())
      await listen(server, port)
    },
    close: () => end(server),
  }
  return test
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  return (server.address() as AddressInfo).port
}

const end = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
