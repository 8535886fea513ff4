import { createHash } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyJwt from '@fastify/jwt'
import type { Access, StaffPower } from '@send-hub/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Clock } from '../../platform/clock.ts'
import {
  type Actor,
  contextFor,
  type FamilyContext,
  type StaffContext,
  type SystemContext,
} from '../../platform/context.ts'
import type { Pool } from '../../platform/db/pool.ts'
import { statement } from '../../platform/db/transaction.ts'
import { notAllowed, signInRequired } from '../../platform/errors.ts'
import { requireSameOrigin } from '../../platform/http/same-origin.ts'
import { findLiveSession, findServiceToken } from './access.store.ts'

/** What the cookie says; the session behind it is looked up by the database for every transaction. */
interface SessionClaims {
  sid: string
  side: 'family' | 'staff'
  /** The person's id. */
  sub: string
  exp: number
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Omit<SessionClaims, 'exp'> & { iat: number }
    user: SessionClaims
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null on public routes for someone who is not signed in. */
    actor: Actor | null
    familyContext(): FamilyContext
    staffContext(): StaffContext
    /** For what happens before anyone is signed in. */
    systemContext(): SystemContext
  }
  interface FastifyReply {
    setSessionCookie(session: { id: string; side: 'family' | 'staff'; personId: string }): void
    clearSessionCookie(): void
  }
}

export interface AuthenticateOptions {
  pool: Pool
  clock: Clock
  sessionSecret: string
  publicUrl: string
}

/** The token in the cookie is renewed when older than this; a stolen one is useless once its session is revoked. */
const tokenSeconds = 10 * 60
/** A working day at a desk, or an evening on a phone; then sign in again. */
export const sessionHours = 12

/** Finds out who is asking, and lets a route be reached only as its declared access says. */
export const authenticate = fp(
  async (app, { pool, clock, sessionSecret, publicUrl }: AuthenticateOptions) => {
    const { host: publicHost, protocol } = new URL(publicUrl)
    const isSecure = protocol === 'https:'
    const cookieName = isSecure ? '__Host-hub_session' : 'hub_session'
    const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const

    await app.register(fastifyCookie)
    await app.register(fastifyJwt, {
      secret: sessionSecret,
      cookie: { cookieName, signed: false },
      sign: { algorithm: 'HS256', iss: 'send-hub', aud: 'send-hub', expiresIn: tokenSeconds * 1000 },
      // The expiry is judged below, by the hub's own clock: an expired token of a live session is renewed.
      verify: {
        algorithms: ['HS256'],
        allowedIss: 'send-hub',
        allowedAud: 'send-hub',
        ignoreExpiration: true,
        cache: 5_000,
      },
    })

    app.decorateRequest('actor', null)
    app.decorateRequest('familyContext', function (this: FastifyRequest) {
      if (this.actor?.kind !== 'family') throw signInRequired()
      return contextFor(pool, clock, this.actor)
    })
    app.decorateRequest('staffContext', function (this: FastifyRequest) {
      if (this.actor?.kind !== 'staff' && this.actor?.kind !== 'service') throw signInRequired()
      return contextFor(pool, clock, this.actor)
    })
    app.decorateRequest('systemContext', () => contextFor(pool, clock, { kind: 'system', id: null }))

    app.decorateReply('setSessionCookie', function (this: FastifyReply, { id, side, personId }) {
      const issuedAt = Math.floor(clock.now().getTime() / 1000)
      const token = app.jwt.sign({ sid: id, side, sub: personId, iat: issuedAt })
      this.setCookie(cookieName, token, { ...cookieOptions, maxAge: sessionHours * 3600 })
    })
    app.decorateReply('clearSessionCookie', function (this: FastifyReply) {
      this.clearCookie(cookieName, cookieOptions)
    })

    app.addHook('onRequest', async (request, reply) => {
      requireSameOrigin(request, publicHost)
      const access = request.routeOptions.config.access
      if (!access) return // no such route: the not-found handler answers
      request.actor = await actorOf(request, reply)
      requireAccess(access, request.actor)
      if (typeof access === 'object' && 'power' in access) await requirePower(request, access.power)
    })

    async function actorOf(request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
      const { authorization } = request.headers
      if (authorization) return serviceActor(request, authorization)
      const token = request.cookies[cookieName]
      if (!token) return null
      const claims = readClaims(token)
      if (!claims) return null
      if (claims.exp * 1000 <= clock.now().getTime()) {
        if (!(await findLiveSession(pool, claims.sid, clock.now()))) return null
        reply.setSessionCookie({ id: claims.sid, side: claims.side, personId: claims.sub })
      }
      return { kind: claims.side, id: claims.sub, sessionId: claims.sid }
    }

    function readClaims(token: string): SessionClaims | null {
      try {
        return app.jwt.verify<SessionClaims>(token)
      } catch {
        return null // forged, damaged or of another key: the same as signed out
      }
    }

    /** @throws sign-in-required for an unknown token, not-allowed for one without the route's scope */
    async function serviceActor(request: FastifyRequest, authorization: string): Promise<Actor> {
      const token = /^Bearer (hub_[\w-]{20,100})$/i.exec(authorization)?.[1]
      const found = token && (await findServiceToken(pool, hashToken(token), clock.now()))
      if (!found) throw signInRequired()
      const access = request.routeOptions.config.access
      if (access !== 'public' && !hasScope(access, found.scopes)) {
        throw notAllowed('This token does not have the scope that this needs.')
      }
      return { kind: 'service', id: found.id }
    }
  },
)

const hasPower = statement('access.has-power', 'select staff_has_power($1) as has')

/** @throws not-allowed, which tells staff of the power they lack: to everyone else the route is not there */
async function requirePower(request: FastifyRequest, power: StaffPower): Promise<void> {
  const [row] = await request.staffContext().tx((tx) => tx.rows<{ has: boolean }>(hasPower, [power]))
  if (!row?.has) throw notAllowed('Your account may not do this. Ask whoever looks after staff accounts.')
}

function hasScope(access: Access | undefined, scopes: string[]): boolean {
  return typeof access === 'object' && 'service' in access && scopes.includes(access.service)
}

function requireAccess(access: Access, actor: Actor | null): void {
  if (access === 'public') return
  if (!actor) throw signInRequired()
  if (access === 'any-session' ? actor.kind !== 'service' : access === actor.kind) return
  if (typeof access === 'object') {
    if ('power' in access ? actor.kind === 'staff' : actor.kind === 'service') return
    if ('staff' in access && access.staff && actor.kind === 'staff') return
  }
  // Someone of the other side: to them the page does not exist for their account.
  throw signInRequired()
}

/** Tokens are 256 random bits, so a plain hash is enough to keep them unreadable. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
