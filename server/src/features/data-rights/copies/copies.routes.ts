import {
  AccessRequestChoices,
  AccessRequestForStaff,
  AccessRequestOpened,
  AccessRequestParams,
  AccessRequestRows,
  CaseParams,
  CloseAccessRequest,
  CopiesForFamily,
  type Council,
  DecideItems,
  ExtendAccessRequest,
  NewAccessRequest,
} from '@send-hub/shared'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { attachment, type FileStore } from '../../../platform/files/index.ts'
import { copiesForFamily, type OpenedCopy, readCopyAsFamily, readCopyAsStaff } from './read-copy.ts'
import {
  closeAccessRequest,
  extendAccessRequest,
  readChoices,
  recordAccessRequest,
} from './record-access-request.ts'
import { releaseCopy } from './release-copy.ts'
import { decideOnItems, listAccessRequests, readAccessRequest } from './work-on-request.ts'

const dataProtection = { access: { power: 'data-protection' } } as const

/** Copies of what is held on a child: asked for, looked through, released, fetched. */
export const copyRoutes: FastifyPluginAsyncZod<{ council: Council; files: FileStore }> = async (
  app,
  options,
) => {
  const { council, files } = options

  app.route({
    method: 'GET',
    url: '/api/staff/access-requests',
    config: dataProtection,
    schema: { tags: ['staff'], response: { 200: AccessRequestRows } },
    handler: async (request) => listAccessRequests(request.staffContext(), council),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/access-request-choices',
    config: dataProtection,
    schema: { tags: ['staff'], params: CaseParams, response: { 200: AccessRequestChoices } },
    handler: async (request) => readChoices(request.staffContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/access-requests',
    config: dataProtection,
    schema: { tags: ['staff'], body: NewAccessRequest, response: { 201: AccessRequestOpened } },
    handler: async (request, reply) =>
      reply.code(201).send(await recordAccessRequest(request.staffContext(), request.body)),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/access-requests/:requestId',
    config: dataProtection,
    schema: { tags: ['staff'], params: AccessRequestParams, response: { 200: AccessRequestForStaff } },
    handler: async (request) => readAccessRequest(request.staffContext(), council, request.params.requestId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/access-requests/:requestId/items',
    config: dataProtection,
    schema: {
      tags: ['staff'],
      params: AccessRequestParams,
      body: DecideItems,
      response: { 200: AccessRequestForStaff },
    },
    handler: async (request) =>
      decideOnItems(request.staffContext(), council, request.params.requestId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/access-requests/:requestId/extend',
    config: dataProtection,
    schema: {
      ...{ tags: ['staff'], params: AccessRequestParams, body: ExtendAccessRequest },
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await extendAccessRequest(request.staffContext(), request.params.requestId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/access-requests/:requestId/close',
    config: dataProtection,
    schema: {
      ...{ tags: ['staff'], params: AccessRequestParams, body: CloseAccessRequest },
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await closeAccessRequest(request.staffContext(), request.params.requestId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/access-requests/:requestId/release',
    config: dataProtection,
    schema: { tags: ['staff'], params: AccessRequestParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await releaseCopy(request.staffContext(), { council, files }, request.params.requestId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/access-requests/:requestId/content',
    config: dataProtection,
    schema: { tags: ['staff'], params: AccessRequestParams },
    handler: async (request, reply) => {
      const { requestId } = request.params
      const reading = { files, council, requestId, isOnlyAsked: request.method === 'HEAD' }
      return serve(reply, await readCopyAsStaff(request.staffContext(), reading))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/copies',
    config: { access: 'family' },
    schema: { tags: ['family'], response: { 200: CopiesForFamily } },
    handler: async (request) => copiesForFamily(request.familyContext(), council),
  })

  app.route({
    method: 'GET',
    url: '/api/family/copies/:requestId/content',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['family'], params: AccessRequestParams },
    handler: async (request, reply) => {
      const { requestId } = request.params
      const reading = { files, council, requestId, isOnlyAsked: request.method === 'HEAD' }
      return serve(reply, await readCopyAsFamily(request.familyContext(), reading))
    },
  })
}

/** To be saved, and kept in no cache: it holds everything there is. */
function serve(reply: FastifyReply, { fileName, content }: OpenedCopy) {
  reply.headers({
    'content-type': 'application/zip',
    'content-disposition': attachment(fileName),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  return reply.send(content ?? '')
}
