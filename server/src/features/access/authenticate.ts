import { createHash } from 'node:crypto'
import fastifyCookie, { type SerializeOptions } from '@fastify/cookie'
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
import { findServiceToken } from './access.store.ts'
import { type Browser, deviceHashOf, deviceWords } from './device.ts'
import { type OpenedSession, type SignInPlace, sessionHours } from './open-session.ts'
import { renewOldToken } from './renew-session.ts'
import { type SessionClaims, tokenSeconds } from './session-token.ts'
import { confirmGeneration } from './sessions.store.ts'

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Omit<SessionClaims, 'exp'>
    user: SessionClaims
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; null on public routes for someone who is not signed in. */
    actor: Actor | null
    /** What the session cookie says, where it is good. */
    claims: SessionClaims | null
    familyContext(): FamilyContext
    staffContext(): StaffContext
    /** For what happens before anyone is signed in. */
    systemContext(): SystemContext
    /** The browser, and the session that it has already: what opening a session wants to know. */
    signInPlace(): SignInPlace
    /**
     * The cookies with which a page calls the API for its visitor. What they say was decided once for the page: many
     * calls with the cookie that just ran out are neither renewals nor a theft.
     */
    cookieForCalls(): string | undefined
  }
  interface FastifyReply {
    /** Gives the browser its new session and its new name. */
    setSessionCookie(session: OpenedSession): void
    clearSessionCookie(): void
  }
}

export interface AuthenticateOptions {
  pool: Pool
  clock: Clock
  sessionSecret: string
  /** Key of the names of devices. */
  deviceKey: string
  publicUrl: string
}

/** A browser keeps its name for as long as the hub remembers it; browsers allow no longer than 400 days. */
const deviceCookieSeconds = 395 * 24 * 3600

/** Finds out who is asking, and lets a route be reached only as its declared access says. */
export const authenticate = fp(
  async (app, { pool, clock, sessionSecret, deviceKey, publicUrl }: AuthenticateOptions) => {
    const { host: publicHost, protocol } = new URL(publicUrl)
    const isSecure = protocol === 'https:'
    const [cookieName, deviceCookieName] = ['hub_session', 'hub_device'].map((name) =>
      isSecure ? `__Host-${name}` : name,
    ) as [string, string]
    const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const

    await app.register(fastifyCookie)
    await app.register(fastifyJwt, {
      secret: sessionSecret,
      cookie: { cookieName, signed: false },
      sign: { algorithm: 'HS256', iss: 'send-hub', aud: 'send-hub', expiresIn: tokenSeconds },
      // The expiry is judged below, by the hub's own clock: an expired token of a live session is renewed.
      verify: {
        algorithms: ['HS256'],
        allowedIss: 'send-hub',
        allowedAud: 'send-hub',
        // What is allowed is looked at only where it is there.
        requiredClaims: ['iss', 'aud', 'iat', 'exp', 'sid', 'side', 'sub'],
        ignoreExpiration: true,
        cache: 5_000,
      },
    })

    app.decorateRequest('actor', null)
    app.decorateRequest('claims', null)
    app.decorateRequest('familyContext', function (this: FastifyRequest) {
      if (this.actor?.kind !== 'family') throw signInRequired()
      return contextFor(pool, clock, this.actor)
    })
    app.decorateRequest('staffContext', function (this: FastifyRequest) {
      if (this.actor?.kind !== 'staff' && this.actor?.kind !== 'service') throw signInRequired()
      return contextFor(pool, clock, this.actor)
    })
    app.decorateRequest('systemContext', () => contextFor(pool, clock, { kind: 'system', id: null }))

    app.decorateRequest('signInPlace', function (this: FastifyRequest) {
      const browser: Browser = {
        device: deviceWords(this.headers['user-agent']),
        deviceHash: deviceHashOf(deviceKey, this.cookies[deviceCookieName]),
      }
      const { actor } = this
      return { browser, deviceKey, sessionBefore: actor && 'sessionId' in actor ? actor.sessionId : null }
    })
    app.decorateRequest('cookieForCalls', function (this: FastifyRequest) {
      const { actor, claims } = this
      if (!actor || !('sessionId' in actor) || !claims) return this.headers.cookie
      const own = signToken({ ...claims, inner: true })
      const others = Object.entries(this.cookies).filter(([name]) => name !== cookieName)
      return [...others, [cookieName, own]]
        .map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`)
        .join('; ')
    })

    app.decorateReply('setSessionCookie', function (this: FastifyReply, session) {
      const { id: sid, side, personId: sub, deviceName } = session
      giveToken(this, signToken({ sid, side, sub, gen: 0 }))
      putCookie(this, deviceCookieName, deviceName, { ...cookieOptions, maxAge: deviceCookieSeconds })
    })
    app.decorateReply('clearSessionCookie', function (this: FastifyReply) {
      putCookie(this, cookieName, '', { ...cookieOptions, expires: new Date(0) })
    })

    const secondsNow = () => Math.floor(clock.now().getTime() / 1000)

    /** Runs for its ten minutes from `iat`, which is now if not given. */
    function signToken(
      { sid, side, sub, gen = 0, ...more }: Omit<SessionClaims, 'iat' | 'exp'>,
      iat = secondsNow(),
    ) {
      const { fresh, inner } = more
      return app.jwt.sign({ sid, side, sub, gen, iat, ...(fresh && { fresh }), ...(inner && { inner }) })
    }

    function giveToken(reply: FastifyReply, token: string): void {
      putCookie(reply, cookieName, token, { ...cookieOptions, maxAge: sessionHours * 3600 })
    }

    /** At once and in order, in place of what this answer has set under the name before: the last one is the right one. */
    function putCookie(reply: FastifyReply, name: string, value: string, options: SerializeOptions): void {
      const before = [reply.getHeader('set-cookie') ?? []].flat().map(String)
      reply.removeHeader('set-cookie')
      for (const cookie of before) if (!cookie.startsWith(`${name}=`)) reply.header('set-cookie', cookie)
      reply.header('set-cookie', app.serializeCookie(name, value, options))
    }

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
      const claims = token ? readClaims(token) : null
      if (!claims || !(await isStillGood(claims, request, reply))) return null
      request.claims = claims
      return { kind: claims.side, id: claims.sub, sessionId: claims.sid }
    }

    /** Gives the browser a new cookie where one is due. Whether the session itself runs, the database looks each time. */
    async function isStillGood(claims: SessionClaims, request: FastifyRequest, reply: FastifyReply) {
      const { sid, gen = 0, fresh, inner } = claims
      const hasRunOut = claims.exp * 1000 <= clock.now().getTime()
      if (inner) return !hasRunOut
      if (hasRunOut) {
        const renewed = await renewOldToken(request.systemContext(), claims)
        if (renewed && renewed.generation !== null)
          giveToken(reply, signToken({ ...claims, gen: renewed.generation, fresh: true }))
        return renewed !== null
      }
      if (fresh) {
        await request.systemContext().tx((tx) => confirmGeneration(tx, sid, gen))
        const { fresh: _, ...same } = claims
        giveToken(reply, signToken(same, claims.iat))
      }
      return true
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
