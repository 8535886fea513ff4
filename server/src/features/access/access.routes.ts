import { NewSession, NewSignInCode, SessionView, SignInCodeSent } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { statement } from '../../platform/db/transaction.ts'
import { signInRequired } from '../../platform/errors.ts'
import { revokeSession } from './sessions.store.ts'
import { requestSignInCode, type SignInSettings, signIn } from './sign-in.ts'

export interface AccessRouteOptions {
  signIn: SignInSettings
  /** Tries to sign in from one network address in a minute. */
  signInsPerMinute: number
}

const readFamilyMember = statement(
  'access.me-family',
  `select name, null as role, '{}'::text[] as powers from family_members where id = app_person()`,
)
const readStaffMember = statement(
  'access.me-staff',
  'select name, role, powers from staff_members where id = app_person()',
)

export const accessRoutes: FastifyPluginAsyncZod<AccessRouteOptions> = async (app, options) => {
  const rateLimit = { max: options.signInsPerMinute, timeWindow: '1 minute' }

  app.route({
    method: 'POST',
    url: '/api/sign-in/codes',
    config: { access: 'public', rateLimit },
    schema: { tags: ['sign-in'], body: NewSignInCode, response: { 202: SignInCodeSent } },
    handler: async (request, reply) =>
      reply
        .code(202)
        .send(
          await requestSignInCode(
            request.systemContext(),
            options.signIn,
            request.body,
            request.signInPlace(),
          ),
        ),
  })

  app.route({
    method: 'POST',
    url: '/api/sign-in/sessions',
    config: { access: 'public', rateLimit },
    schema: { tags: ['sign-in'], body: NewSession, response: { 201: SessionView } },
    handler: async (request, reply) => {
      const ctx = request.systemContext()
      const session = await signIn(ctx, options.signIn, request.body, request.signInPlace())
      reply.setSessionCookie(session)
      request.actor = { kind: session.side, id: session.personId, sessionId: session.id }
      const own = session.side === 'family' ? request.familyContext() : request.staffContext()
      return reply.code(201).send(await readMe(own))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/session',
    config: { access: 'any-session' },
    schema: { tags: ['sign-in'], response: { 200: SessionView } },
    handler: async (request) =>
      readMe(request.actor?.kind === 'family' ? request.familyContext() : request.staffContext()),
  })

  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { access: 'any-session' },
    schema: { tags: ['sign-in'], response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { actor } = request
      if (actor && 'sessionId' in actor) {
        const ctx = request.systemContext()
        await ctx.tx((tx) => revokeSession(tx, actor.sessionId, ctx.now, 'signed-out'))
      }
      reply.clearSessionCookie()
      return reply.code(204).send(undefined)
    },
  })
}

async function readMe(ctx: Context): Promise<SessionView> {
  const side = ctx.actor.kind === 'family' ? 'family' : 'staff'
  const [me] = await ctx.tx((tx) =>
    tx.rows<Pick<SessionView, 'name' | 'role' | 'powers'>>(
      side === 'family' ? readFamilyMember : readStaffMember,
    ),
  )
  const { actor } = ctx
  if (!me || !('sessionId' in actor)) throw signInRequired()
  return { id: actor.sessionId, side, ...me }
}
