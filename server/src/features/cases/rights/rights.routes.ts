import {
  CaseParams,
  ParentAnswer,
  ParentAnswerTold,
  ParentParams,
  ParentsForYoungPerson,
  RightsSearch,
  YoungPeopleToAsk,
  YoungPersonToAsk,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { answerAboutParent, readParentsForYoungPerson } from './answer-about-parent.ts'
import { enterAnswer, youngPeopleToAsk, youngPersonToAsk } from './young-people-to-ask.ts'

/** What a young person says of their parents once the rights are theirs, and staff who ask them. */
export const rightsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/family/cases/:caseId/parents',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: ParentsForYoungPerson } },
    handler: async (request) => readParentsForYoungPerson(request.familyContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/parents/:parentId',
    config: { access: 'family', secondFactor: true },
    schema: {
      tags: ['family'],
      params: ParentParams,
      body: ParentAnswer,
      response: { 200: ParentsForYoungPerson },
    },
    handler: async (request) => {
      const { caseId, parentId } = request.params
      return answerAboutParent(request.familyContext(), caseId, parentId, request.body)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/rights',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: RightsSearch, response: { 200: YoungPeopleToAsk } },
    handler: async (request) => youngPeopleToAsk(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/parents',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, response: { 200: YoungPersonToAsk } },
    handler: async (request) => youngPersonToAsk(request.staffContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/parents/:parentId',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: ParentParams,
      body: ParentAnswerTold,
      response: { 200: YoungPersonToAsk },
    },
    handler: async (request) => {
      const { caseId, parentId } = request.params
      return enterAnswer(request.staffContext(), caseId, parentId, request.body)
    },
  })
}
