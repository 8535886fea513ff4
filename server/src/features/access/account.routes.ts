import { AccountView, EmailChangeAsked, EmailChangeCodes, NewEmailChange } from '@send-hub/shared'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askToChangeEmail, type ChangeEmailSettings, changeEmail } from './change-email.ts'
import { endOtherSessions, endOwnSession, readAccount } from './own-sessions.ts'
import { chooseWholeAnswers } from './whole-answers.ts'

export interface AccountRouteOptions {
  changeEmail: ChangeEmailSettings
  /** Tries with codes from one account in a minute. */
  triesPerMinute: number
}

/** What somebody does with their own account: which devices are signed in, and another email address. */
export const accountRoutes: FastifyPluginAsyncZod<AccountRouteOptions> = async (app, options) => {
  const rateLimit = { max: options.triesPerMinute, timeWindow: '1 minute' }
  const signedIn = (request: FastifyRequest) =>
    request.actor?.kind === 'family' ? request.familyContext() : request.staffContext()

  app.route({
    method: 'GET',
    url: '/api/account',
    config: { access: 'any-session' },
    schema: { tags: ['account'], response: { 200: AccountView } },
    handler: async (request) => readAccount(signedIn(request)),
  })

  app.route({
    method: 'DELETE',
    url: '/api/account/sessions/:sessionId',
    config: { access: 'any-session' },
    schema: {
      tags: ['account'],
      params: z.object({ sessionId: z.uuid() }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await endOwnSession(signedIn(request), request.params.sessionId)
      const { actor } = request
      const isThis = actor && 'sessionId' in actor && actor.sessionId === request.params.sessionId
      if (isThis) reply.clearSessionCookie()
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/account/sessions/end-others',
    config: { access: 'any-session' },
    schema: { tags: ['account'], response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await endOtherSessions(signedIn(request))
      return reply.code(204).send(undefined)
    },
  })

  // It lets more be read in a mailbox: asked for with the second factor. Stopping it never is.
  app.route({
    method: 'POST',
    url: '/api/family/whole-answers',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['account'], response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await chooseWholeAnswers(request.familyContext(), true)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/family/whole-answers',
    config: { access: 'family' },
    schema: { tags: ['account'], response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await chooseWholeAnswers(request.familyContext(), false)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/email-changes',
    config: { access: 'family', secondFactor: true, rateLimit },
    schema: { tags: ['account'], body: NewEmailChange, response: { 202: EmailChangeAsked } },
    handler: async (request, reply) =>
      reply
        .code(202)
        .send(await askToChangeEmail(request.familyContext(), options.changeEmail, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/email-changes/:changeId/codes',
    config: { access: 'family', rateLimit },
    schema: {
      tags: ['account'],
      params: z.object({ changeId: z.uuid() }),
      body: EmailChangeCodes,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await changeEmail(request.familyContext(), options.changeEmail, request.params.changeId, request.body)
      return reply.code(204).send(undefined)
    },
  })
}
