import { LettersPosted, LettersSearch, LettersToPost, PaperCounts } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { lettersToPost, paperCounts } from './letters-to-post.ts'
import { markPosted } from './mark-posted.ts'

/** Letters on paper: which are to be posted, and that they were. */
export const postingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/letters',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: LettersSearch, response: { 200: LettersToPost } },
    handler: async (request) => lettersToPost(request.staffContext(), request.query),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/letters/posted',
    config: { access: 'staff' },
    schema: { tags: ['staff'], body: LettersPosted, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await markPosted(request.staffContext(), request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/paper',
    config: { access: 'staff' },
    schema: { tags: ['staff'], response: { 200: PaperCounts } },
    handler: async (request) => paperCounts(request.staffContext()),
  })
}
