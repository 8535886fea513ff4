import { CaseForSchool, CaseParams, type Council, PupilRows, PupilSearch } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readPupil, readPupils } from './read-pupils.ts'

/** What a school sees: routes of their own, so that a family's page can't show it by accident, nor the other way round. */
export const schoolRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'GET',
    url: '/api/family/school/pupils',
    config: { access: 'family' },
    schema: { tags: ['family'], querystring: PupilSearch, response: { 200: PupilRows } },
    handler: async (request) => readPupils(request.familyContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/family/school/pupils/:caseId',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: CaseForSchool } },
    handler: async (request) => readPupil(request.familyContext(), council, request.params.caseId),
  })
}
