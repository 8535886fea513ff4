import {
  BulkAsked,
  BulkDecision,
  BulkOrder,
  BulkOrderAsked,
  BulkOrderParams,
  BulkOrders,
  BulkPreview,
  BulkResult,
  Caseload,
  CaseloadOfficers,
  CaseloadScope,
  CaseloadSearch,
  OpenedBulkOrder,
  PhaseBoard,
  ReviewMonths,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { askSecondPerson, listBulkOrders, openBulkOrder } from './ask-second-person.ts'
import { readCaseloadOfficers } from './caseload-officers.ts'
import { decideBulk } from './decide-bulk-order.ts'
import { readPhaseBoard } from './phase-board.ts'
import { previewBulk } from './preview-bulk.ts'
import { readCaseload } from './read-caseload.ts'
import { readReviewMonths } from './review-months.ts'
import { runAlone } from './run-bulk.ts'

const access = { staff: true, service: 'cases:read' } as const
const tags = ['staff']

/** What there is to do, on whose cases: for staff, and for other systems with a token. */
export const caseloadRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/caseload',
    config: { access },
    schema: { tags, querystring: CaseloadSearch, response: { 200: Caseload } },
    handler: async (request) => readCaseload(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/officers',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: CaseloadOfficers } },
    handler: async (request) => readCaseloadOfficers(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/reviews',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: ReviewMonths } },
    handler: async (request) => readReviewMonths(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/phase',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: PhaseBoard } },
    handler: async (request) => readPhaseBoard(request.staffContext(), request.query),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/caseload/bulk/preview',
    config: { access: 'staff' },
    schema: { tags, body: BulkAsked, response: { 200: BulkPreview } },
    handler: async (request) => previewBulk(request.staffContext(), request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/caseload/bulk',
    config: { access: 'staff' },
    schema: { tags, body: BulkOrder, response: { 200: BulkResult } },
    handler: async (request) =>
      runAlone(request.staffContext(), request.body, (error) =>
        request.log.error({ err: error }, 'internal'),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/bulk-orders',
    config: { access: 'staff' },
    schema: { tags, body: BulkOrder, response: { 201: BulkOrderAsked } },
    handler: async (request, reply) =>
      reply.code(201).send(await askSecondPerson(request.staffContext(), request.body)),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/bulk-orders',
    config: { access: 'staff' },
    schema: { tags, response: { 200: BulkOrders } },
    handler: async (request) => listBulkOrders(request.staffContext()),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/bulk-orders/:orderId',
    config: { access: 'staff' },
    schema: { tags, params: BulkOrderParams, response: { 200: OpenedBulkOrder } },
    handler: async (request) => openBulkOrder(request.staffContext(), request.params.orderId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/bulk-orders/:orderId/decision',
    config: { access: 'staff' },
    schema: { tags, params: BulkOrderParams, body: BulkDecision, response: { 200: OpenedBulkOrder } },
    handler: async (request) =>
      decideBulk(request.staffContext(), request.params.orderId, request.body, (error) =>
        request.log.error({ err: error }, 'internal'),
      ),
  })
}
