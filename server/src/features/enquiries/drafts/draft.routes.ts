import { DraftParams, DropDraft, OwnDraft, SaveDraft, SavedDraft } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { dropDraft, findOwnDraft, saveDraft } from './save-draft.ts'

/** Somebody who types all day saves every two seconds; that must not count against sending the answer. */
const savesPerMinute = 120

/** What somebody has typed and not sent: theirs alone. */
export const draftRoutes: FastifyPluginAsyncZod = async (app) => {
  const url = '/api/staff/enquiries/:enquiryId/drafts/:kind'
  const config = { access: 'staff', rateLimit: { max: savesPerMinute, timeWindow: '1 minute' } } as const
  const schema = { tags: ['staff'], params: DraftParams }

  app.route({
    method: 'GET',
    url,
    config: { access: 'staff' },
    schema: { ...schema, response: { 200: OwnDraft } },
    handler: async (request) =>
      findOwnDraft(request.staffContext(), request.params.enquiryId, request.params.kind),
  })

  app.route({
    method: 'PUT',
    url,
    config,
    schema: { ...schema, body: SaveDraft, response: { 200: SavedDraft } },
    handler: async (request) =>
      saveDraft(request.staffContext(), request.params.enquiryId, request.params.kind, request.body),
  })

  app.route({
    method: 'DELETE',
    url,
    config,
    schema: { ...schema, querystring: DropDraft, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { enquiryId, kind } = request.params
      await dropDraft(request.staffContext(), enquiryId, kind, request.query.baseVersion)
      return reply.code(204).send()
    },
  })
}
