import {
  CaseParams,
  type Council,
  LetterPreview,
  LetterToPreview,
  NewPostalAddress,
  PersonOfCaseParams,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { previewLetters } from './preview-letters.ts'
import { setPostalAddress } from './set-postal-address.ts'

/** What staff do before a letter goes. */
export const decisionLetterRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/letters/preview',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: LetterToPreview, response: { 200: LetterPreview } },
    handler: async (request) =>
      previewLetters(request.staffContext(), council, request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/people/:familyMemberId/address',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: PersonOfCaseParams,
      body: NewPostalAddress,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { caseId, familyMemberId } = request.params
      await setPostalAddress(request.staffContext(), caseId, familyMemberId, request.body)
      return reply.code(204).send(undefined)
    },
  })
}
