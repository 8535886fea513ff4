import { ChildJoined, NewChildByCode, NewJoinCheck, SignInCodeSent } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { addChild, askToJoin } from './join.ts'
import type { JoinSettings } from './join-settings.ts'

export interface JoinRouteOptions {
  join: JoinSettings
  /** Tries to join from one network address in a minute. */
  signInsPerMinute: number
}

/** Joining with the code of a letter. No GET uses anything up: whatever opens links in mails joins nobody. */
export const joinRoutes: FastifyPluginAsyncZod<JoinRouteOptions> = async (
  app,
  { join, signInsPerMinute },
) => {
  const rateLimit = { max: signInsPerMinute, timeWindow: '1 minute' }

  app.route({
    method: 'POST',
    url: '/api/join/checks',
    config: { access: 'public', rateLimit },
    schema: { tags: ['sign-in'], body: NewJoinCheck, response: { 202: SignInCodeSent } },
    handler: async (request, reply) =>
      reply.code(202).send(await askToJoin(request.systemContext(), join, request.body, request.ip)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/children',
    config: { access: 'family', rateLimit },
    schema: { tags: ['family'], body: NewChildByCode, response: { 201: ChildJoined } },
    handler: async (request, reply) => {
      const added = await addChild(request.familyContext(), join, request.body, request.ip)
      return reply.code(201).send(added)
    },
  })
}
