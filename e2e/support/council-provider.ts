import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface CouncilProvider {
  issuer: string
  clientId: string
  clientSecret: string
  stop(): Promise<void>
}

const clientId = 'the-hub'
const clientSecret = 'a secret of the journeys that is long enough'

/** The people of the invented council: their name at the provider, and the groups that they are in. */
export const councilAccounts = {
  grace: { email: 'grace.at.work@council.example', name: 'Grace Adeyemi', roles: ['SEND-Managers'] },
  nobody: { email: 'bins@council.example', name: 'Sam Bins', roles: ['Waste-Collection'] },
} as const

/** The council's own sign-in service: a real OpenID provider, with a page that asks who it is, and no password. */
export async function startCouncilProvider(hub: string): Promise<CouncilProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${hub}/staff/sign-in/callback`],
        post_logout_redirect_uris: [`${hub}/staff/sign-in`],
      },
    ],
    claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of the journeys'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/who/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email_verified: true, ...councilAccounts[sub as keyof typeof councilAccounts] }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session?.accountId ?? '',
        clientId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, reply) => {
    const [, who] = /^\/who\/[^/]+\/(\w+)$/.exec(request.url ?? '') ?? []
    if (who) return void provider.interactionFinished(request, reply, { login: { accountId: who } })
    if (!request.url?.startsWith('/who/')) return void answer(request, reply)
    const links = Object.entries(councilAccounts).map(
      ([sub, { name }]) => `<a href="${request.url}/${sub}">${name}</a>`,
    )
    reply.setHeader('content-type', 'text/html; charset=utf-8')
    reply.end(
      `<!doctype html><html lang="en"><title>Council sign-in</title><h1>Who are you?</h1>${links.join(' ')}</html>`,
    )
  })
  return {
    ...{ issuer, clientId, clientSecret },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
