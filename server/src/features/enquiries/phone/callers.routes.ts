import {
  CallerBeside,
  CallerChosen,
  CallerSearch,
  CallersFound,
  type Council,
  callerQuery,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { recordAudit } from '../../audit/index.ts'
import { callerBeside } from './caller-beside.ts'
import { findCallers } from './callers.store.ts'

const tags = ['staff']

/** Somebody types while they listen: five a second at most, as the page waits between them. */
const searchesPerMinute = 300

/** Finding who rings. What is typed comes in the body: a name must be in no address and no log. */
export const callerRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'POST',
    url: '/api/staff/callers/find',
    config: { access: 'staff', rateLimit: { max: searchesPerMinute, timeWindow: '1 minute' } },
    schema: { tags, body: CallerSearch, response: { 200: CallersFound } },
    handler: async (request) => {
      const query = callerQuery(request.body.query)
      if (!query) return { items: [] }
      const ctx = request.staffContext()
      return ctx.tx(async (tx) => {
        const items = await findCallers(tx, ctx.today, query)
        // Whom a search named is kept; what was typed is not.
        const found = [...new Set(items.flatMap(({ familyMemberId }) => familyMemberId ?? []))]
        await recordAudit(tx, ctx, {
          ...{ action: 'people-searched', subjectKind: 'family-member', subjectId: null },
          details: { found },
        })
        return { items }
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/callers/beside',
    config: { access: 'staff' },
    schema: { tags, querystring: CallerChosen, response: { 200: CallerBeside } },
    handler: async (request) => callerBeside(request.staffContext(), council, request.query),
  })
}
