import {
  BackChannelLogout,
  StaffSignedIn,
  StaffSignedOut,
  StaffSignInBegun,
  StaffSignInFinish,
  StaffSignInStart,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { signInRequired } from '../../../platform/errors.ts'
import { createSealer } from '../../../platform/sealed-text.ts'
import { beginStaffSignIn, signInMinutes, unsealSignIn } from './begin-sign-in.ts'
import { endByLogoutToken, signOutStaff } from './end-sessions.ts'
import { proveIdentity, refused } from './finish-sign-in.ts'
import { createProvider, type OidcSettings } from './provider.ts'
import { signInStaff } from './sign-in-staff.ts'

export interface OidcRouteOptions {
  settings: OidcSettings
  /** Keys are made from it, each for one use. */
  secret: string
  publicUrl: string
  /** Tries to sign in from one network address in a minute. */
  signInsPerMinute: number
}

/** A provider that ends many sessions at once sends one request each, all from one address. */
const logoutsPerMinute = 6_000
const longestForm = 64 * 1024

/** Staff sign in at the council's own provider (docs/decisions/0016). */
export const oidcRoutes: FastifyPluginAsyncZod<OidcRouteOptions> = async (app, options) => {
  const { settings, secret, publicUrl, signInsPerMinute } = options
  const provider = createProvider(settings)
  const signInSealer = createSealer(`${secret}:oidc-sign-in`)
  const tokenSealer = createSealer(`${secret}:oidc-id-token`)
  const isSecure = publicUrl.startsWith('https:')
  const cookieName = isSecure ? '__Host-hub_oidc' : 'hub_oidc'
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  const rateLimit = { max: signInsPerMinute, timeWindow: '1 minute' }
  // Only the provider sends forms here, and only within this part of the API.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestForm },
    (_request, text, done) => done(null, Object.fromEntries(new URLSearchParams(String(text)))),
  )

  app.route({
    method: 'POST',
    url: '/api/sign-in/staff/start',
    config: { access: 'public', rateLimit },
    schema: { tags: ['sign-in'], body: StaffSignInStart, response: { 200: StaffSignInBegun } },
    handler: async (request, reply) => {
      const { now } = request.systemContext()
      const hub = { provider, sealer: signInSealer, publicUrl }
      const { url, sealed } = await beginStaffSignIn(hub, request.body.to, now)
      reply.setCookie(cookieName, sealed, { ...cookie, maxAge: signInMinutes * 60 })
      return { url }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sign-in/staff/finish',
    config: { access: 'public', rateLimit },
    schema: { tags: ['sign-in'], body: StaffSignInFinish, response: { 201: StaffSignedIn } },
    handler: async (request, reply) => {
      const ctx = request.systemContext()
      const underWay = unsealSignIn(signInSealer, request.cookies[cookieName], ctx.now)
      if (!underWay) throw refused()
      // Whatever comes of it, it can't be tried again with the same state.
      reply.clearCookie(cookieName, cookie)
      const identity = await proveIdentity({ provider, publicUrl }, underWay, request.body.query)
      const at = { sealer: tokenSealer, place: request.signInPlace() }
      reply.setSessionCookie(await signInStaff(ctx, at, identity))
      return reply.code(201).send({ to: underWay.to })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sign-in/staff/sign-out',
    config: { access: 'staff' },
    schema: { tags: ['sign-in'], response: { 200: StaffSignedOut } },
    handler: async (request, reply) => {
      const { actor } = request
      if (actor?.kind !== 'staff') throw signInRequired()
      const hub = { provider, sealer: tokenSealer, publicUrl }
      const session = { id: actor.sessionId, personId: actor.id }
      const url = await signOutStaff(request.systemContext(), hub, session)
      reply.clearSessionCookie()
      return { url }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sign-in/staff/back-channel-logout',
    config: { access: 'public', rateLimit: { max: logoutsPerMinute, timeWindow: '1 minute' } },
    schema: {
      tags: ['sign-in'],
      description: 'For the identity provider: OpenID Connect Back-Channel Logout 1.0.',
      consumes: ['application/x-www-form-urlencoded'],
      body: BackChannelLogout,
    },
    handler: async (request, reply) => {
      await endByLogoutToken(request.systemContext(), provider, request.body.logout_token)
      return reply.code(200).send()
    },
  })
}
