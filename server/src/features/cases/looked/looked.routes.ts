import { CaseParams, type Council, LookedAt, LookedSearch } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { lookedAt } from './looked-at.ts'

/** Families see who opened their record. */
export const lookedRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'GET',
    url: '/api/family/cases/:caseId/looked',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, querystring: LookedSearch, response: { 200: LookedAt } },
    handler: async (request) =>
      lookedAt(request.familyContext(), council, request.params.caseId, request.query.page),
  })
}
