import {
  CaseParams,
  CasePeopleForFamily,
  HelperCodeParams,
  HelperInvited,
  HelperParams,
  NewHelper,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readCasePeople } from './case-people.ts'
import { type HelperSettings, letHelperIn } from './let-helper-in.ts'
import { stopHelper, withdrawHelperCode } from './stop-helper.ts'

const tags = ['family']

/** Who can see a case, and the helpers that a family lets in and stops. */
export const helperRoutes: FastifyPluginAsyncZod<{ helpers: HelperSettings }> = async (app, { helpers }) => {
  app.route({
    method: 'GET',
    url: '/api/family/cases/:caseId/people',
    config: { access: 'family' },
    schema: { tags, params: CaseParams, response: { 200: CasePeopleForFamily } },
    handler: async (request) => readCasePeople(request.familyContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/helpers',
    config: { access: 'family', secondFactor: true },
    schema: { tags, params: CaseParams, body: NewHelper, response: { 201: HelperInvited } },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await letHelperIn(request.familyContext(), helpers, request.params.caseId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/helpers/:accessId/stop',
    config: { access: 'family' },
    schema: { tags, params: HelperParams, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await stopHelper(request.familyContext(), request.params.caseId, request.params.accessId)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/helper-codes/:invitationId/withdraw',
    config: { access: 'family' },
    schema: { tags, params: HelperCodeParams, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await withdrawHelperCode(request.familyContext(), request.params.caseId, request.params.invitationId)
      return reply.code(204).send(undefined)
    },
  })
}
