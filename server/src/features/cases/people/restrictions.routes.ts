import {
  CaseParams,
  ClearedRestriction,
  NewRestriction,
  RestrictionParams,
  RestrictionSet,
  Restrictions,
  ShownAddress,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { liftRestriction, readRestrictions, restrictChild } from './restrict-child.ts'
import { showAddress } from './show-address.ts'

const tags = ['staff']

/** Restrictions around a child: everybody on the case reads them, named staff set and clear them. */
export const restrictionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/restrictions',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, response: { 200: Restrictions } },
    handler: async (request) => readRestrictions(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/restrictions',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, params: CaseParams, body: NewRestriction, response: { 201: RestrictionSet } },
    handler: async (request, reply) =>
      reply.code(201).send(await restrictChild(request.staffContext(), request.params.caseId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/restrictions/:restrictionId/clear',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, params: RestrictionParams, body: ClearedRestriction, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, restrictionId } = request.params
      await liftRestriction(request.staffContext(), caseId, restrictionId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/address/show',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, response: { 200: ShownAddress } },
    handler: async (request) => showAddress(request.staffContext(), request.params.caseId),
  })
}
