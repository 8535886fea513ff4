import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import type { OidcSettings } from '../src/features/access/index.ts'
import { CookieJar } from './cookie-jar.ts'

/** Somebody the provider knows, with all that it says of them. */
export interface ProviderAccount {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
  roles?: string | string[]
}

export interface TestProvider {
  /** For the hub; a role map of its own may be put into it. */
  settings: OidcSettings
  /** Whom the provider knows, by `sub`; changed at will. */
  accounts: Map<string, ProviderAccount>
  /** Follows the hub's address in a browser in which this person signs in. Gives the address it is sent back to. */
  signIn(address: string, sub: string, browser?: CookieJar): Promise<URL>
  /** Ends the provider's session of this browser, which tells the hub. Gives where the browser is sent. */
  signOut(address: string, browser: CookieJar): Promise<URL>
  /** What the provider sends to the hub of its own accord goes here. */
  onPost: (url: string, form: string) => Promise<number>
  close(): Promise<void>
}

const clientId = 'the-hub'
const clientSecret = 'a-secret-of-the-tests-that-is-long-enough'

/** A real OpenID provider (oidc-provider) on loopback. It asks nobody for a password: the test says who signs in. */
export async function startOidcProvider({ hub }: { hub: string }): Promise<TestProvider> {
  const accounts = new Map<string, ProviderAccount>()
  let signingIn = ''
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${hub}/staff/sign-in/callback`],
        post_logout_redirect_uris: [`${hub}/staff/sign-in`],
        backchannel_logout_uri: `${hub}/api/sign-in/staff/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of the tests'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    jwks: { keys: [await aPrivateKey()] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutForm },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => {
      const account = accounts.get(sub)
      return account && { accountId: sub, claims: () => ({ ...account }) }
    },
    // Who works at the council has agreed to it elsewhere.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId ?? '',
        clientId: ctx.oidc.client?.clientId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    fetch: async (url, options) => {
      const status = await test.onPost(String(url), String(options?.body ?? ''))
      return new Response(null, { status })
    },
  }
  const provider = new Provider(issuer, configuration)
  const answer = provider.callback()
  server.on('request', (request, reply) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, reply)
    void provider.interactionFinished(request, reply, { login: { accountId: signingIn } })
  })

  const test: TestProvider = {
    settings: {
      ...{ issuer, clientId, clientSecret, scope: 'openid profile email', rolesClaim: 'roles' },
      roleMap: [
        { kind: 'role', role: 'manager', value: 'SEND-Managers' },
        { kind: 'role', role: 'hub', value: 'SEND-Hub' },
        { kind: 'power', power: 'safeguarding', value: 'SEND-Safeguarding' },
      ],
    },
    accounts,
    onPost: async () => 500,
    async signIn(address, sub, browser = new CookieJar()) {
      signingIn = sub
      return browser.follow(address, (url) => url.origin === issuer)
    },
    async signOut(address, browser) {
      const { text, url } = await browser.open(address)
      const action = /action="([^"]+)"/.exec(text)?.[1] ?? ''
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
      const form = new URLSearchParams({ xsrf, logout: 'yes' })
      return browser.follow(new URL(action, url).href, (next) => next.origin === issuer, form)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return test
}

async function aPrivateKey() {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'the key of the tests' }
}

async function logoutForm(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  ctx.body = form
}
