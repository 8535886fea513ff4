import {
  BreakGlass,
  BrokenGlassList,
  CaseParams,
  GlassBroken,
  GlassParams,
  LockParams,
  LocksOfCase,
  NewLock,
  OwnLock,
  SeenGlass,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { breakGlass, haveSeenGlass, readBrokenGlass } from './break-glass.ts'
import { clearChildLock, type LockOptions, lockChild, lockMyselfOut, readLocks } from './lock-child.ts'

const tags = ['staff']

/** Keeping staff away from children they know, and the way in for an emergency. */
export const lockRoutes: FastifyPluginAsyncZod<LockOptions> = async (app, options) => {
  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/locks',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, params: CaseParams, response: { 200: LocksOfCase } },
    handler: async (request) => readLocks(request.staffContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/locks',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, params: CaseParams, body: NewLock, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await lockChild(request.staffContext(), options, request.params.caseId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/locks/:lockId/clear',
    config: { access: { power: 'safeguarding' } },
    schema: { tags, params: LockParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, lockId } = request.params
      await clearChildLock(request.staffContext(), caseId, lockId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/locks/mine',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, body: OwnLock, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await lockMyselfOut(request.staffContext(), options, request.params.caseId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/broken-glass',
    config: { access: 'staff' },
    schema: { tags, body: BreakGlass, response: { 201: GlassBroken } },
    handler: async (request, reply) =>
      reply.code(201).send(await breakGlass(request.staffContext(), request.body)),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/broken-glass',
    config: { access: 'staff' },
    schema: { tags, response: { 200: BrokenGlassList } },
    handler: async (request) => readBrokenGlass(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/broken-glass/:glassId/seen',
    config: { access: 'staff' },
    schema: { tags, params: GlassParams, body: SeenGlass, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await haveSeenGlass(request.staffContext(), request.params.glassId, request.body)
      return reply.code(204).send(null)
    },
  })
}
