import { StaffSearch, StaffSearchFound } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { searchEverything } from './search-enquiries.ts'

/** The one search of staff. What is typed comes in the body: a name must be in no address and no log. */
export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/staff/search',
    config: { access: 'staff' },
    schema: { tags: ['staff'], body: StaffSearch, response: { 200: StaffSearchFound } },
    handler: async (request) => searchEverything(request.staffContext(), request.body.query),
  })
}
