import {
  type Council,
  ErasureParams,
  HoldParams,
  LiftHold,
  NewErasure,
  NewHold,
  RetentionView,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { agreeToErasure, proposeErasure, refuseErasure } from './erasures.ts'
import { liftHold, setHold } from './legal-holds.ts'
import { readRetention } from './retention-view.ts'

const dataProtection = { access: { power: 'data-protection' } } as const
const Made = z.object({ id: z.uuid() })

/** What is kept for how long, what must be kept longer, and what two people erase. */
export const retentionRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  const { retention } = council

  app.route({
    method: 'GET',
    url: '/api/staff/retention',
    config: dataProtection,
    schema: { tags: ['staff'], response: { 200: RetentionView } },
    handler: async (request) => readRetention(request.staffContext(), retention),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/legal-holds',
    config: dataProtection,
    schema: { tags: ['staff'], body: NewHold, response: { 201: Made } },
    handler: async (request, reply) =>
      reply.code(201).send(await setHold(request.staffContext(), request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/legal-holds/:holdId/lift',
    config: dataProtection,
    schema: { tags: ['staff'], params: HoldParams, body: LiftHold, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await liftHold(request.staffContext(), request.params.holdId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/erasures',
    config: dataProtection,
    schema: { tags: ['staff'], body: NewErasure, response: { 201: Made } },
    handler: async (request, reply) =>
      reply.code(201).send(await proposeErasure(request.staffContext(), retention, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/erasures/:erasureId/agree',
    config: dataProtection,
    schema: { tags: ['staff'], params: ErasureParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const erased = await agreeToErasure(request.staffContext(), retention, request.params.erasureId)
      // Outlives a database that is restored from a backup: then it has to be erased again.
      request.log.info(erased, 'erased')
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/erasures/:erasureId/refuse',
    config: dataProtection,
    schema: { tags: ['staff'], params: ErasureParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await refuseErasure(request.staffContext(), request.params.erasureId)
      return reply.code(204).send(null)
    },
  })
}
